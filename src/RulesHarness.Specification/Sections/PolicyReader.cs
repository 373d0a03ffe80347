using RulesHarness.Diagnostics;
using RulesHarness.Specification.Grammar;
using RulesHarness.Specification.Markdown;
using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Sections;

/// <summary>A sentence with the slice that it stands in, for findings that come later.</summary>
internal sealed record PermissionSentence(Permission Permission, TextSlice Text);

/// <summary>The content of one bullet of Security Rules.</summary>
internal sealed record PolicyBullet(
    CollectionPath Collection,
    IReadOnlyList<Ownership> Owners,
    IReadOnlyList<PermissionSentence> Sentences,
    TextSlice Label
)
{
    /// <summary>The owner that is stated first.</summary>
    public Ownership? Owner => Owners.Count > 0 ? Owners[0] : null;
}

/// <summary>
/// Reads the bullets of Security Rules: a collection's label, and its sentences in the bullet or below it.
/// </summary>
internal sealed class PolicyReader(ReadingContext context, ActorNames actors, IReadOnlyList<SchemaTable> schemas)
{
    private readonly ILookup<string, SchemaTable> _schemaOf = schemas.ToLookup(schema => schema.Collection.Text);

    public IEnumerable<PolicyBullet> Read(Section section)
    {
        foreach (
            var stray in section
                .Paragraphs()
                .SelectMany(Statement.Split)
                .Where(statement => statement.LooksLikePermission(actors))
        )
        {
            context.Report(SpecDiagnostics.UnlabelledSentence, stray.Text);
        }
        return section.Bullets().SelectMany(Read);
    }

    private IEnumerable<PolicyBullet> Read(Bullet bullet)
    {
        if (bullet.Text.IsPlaceholder)
        {
            context.Report(SpecDiagnostics.Placeholder, bullet.Text, bullet.Text.Plain);
        }
        else if (Label(bullet.Text) is var (collection, sentences))
        {
            yield return Policy(collection, bullet, sentences);
        }
        else
        {
            if (Statement.Split(bullet.Text).Any(statement => statement.IsPermission))
            {
                context.Report(SpecDiagnostics.UnlabelledSentence, bullet.Text);
            }
            // A bullet without a collection may group others that have one.
            foreach (var policy in bullet.Children.SelectMany(Read))
            {
                yield return policy;
            }
        }
    }

    private PolicyBullet Policy(CollectionPath collection, Bullet bullet, TextSlice sentences)
    {
        var owners = new List<Ownership>();
        var permissions = new List<PermissionSentence>();
        string? byHand = null;
        foreach (var statement in Slices(bullet, sentences).SelectMany(Statement.Split))
        {
            if (statement.IsByHand)
            {
                byHand ??= ByHand(statement);
            }
            else if (statement.IsOwnership)
            {
                owners.AddRange(Ownership(statement) is { } owner ? [owner] : []);
            }
            else if (
                (statement.IsPermission || statement.LooksLikePermission(actors))
                && Permission(statement, collection) is { } permission
            )
            {
                permissions.Add(new PermissionSentence(permission, statement.Text));
            }
        }

        IReadOnlyList<PermissionSentence> read = byHand is null
            ? permissions
            : [.. permissions.Select(sentence => LeftTo(byHand, sentence))];
        foreach (var sentence in read.Where(sentence => sentence.Permission.ByHand is not null))
        {
            context.Report(SpecDiagnostics.ByHand, sentence.Text, sentence.Permission.Text, sentence.Permission.ByHand);
        }
        return new PolicyBullet(collection, owners, read, bullet.Text);
    }

    /// <summary>The tests to which all grants of a bullet are left.</summary>
    private string? ByHand(Statement statement)
    {
        var cursor = new Cursor(statement.Tokens);
        if (ByHandParser.Parse(cursor) is { } tests && (cursor.AtEnd || cursor.Fail("the end of the sentence")))
        {
            return tests;
        }
        context.ReportFailure(
            SpecDiagnostics.UnreadableSentence,
            statement.Text,
            cursor,
            "write, for example, ``By hand: `RoomTests`.``"
        );
        return null;
    }

    private static PermissionSentence LeftTo(string tests, PermissionSentence sentence) =>
        sentence.Permission.Grants
            ? sentence with
            {
                Permission = sentence.Permission with { ByHand = sentence.Permission.ByHand ?? tests },
            }
            : sentence;

    private static IEnumerable<TextSlice> Slices(Bullet bullet, TextSlice own) =>
        bullet.Children.SelectMany(child => Slices(child, child.Text)).Prepend(own);

    /// <summary>The collection that a bullet names before its colon, and the rest of the bullet.</summary>
    private static (CollectionPath Collection, TextSlice Sentences)? Label(TextSlice bullet)
    {
        var cursor = ReadingContext.Cursor(bullet);
        // The asterisks of a collection group are no emphasis.
        if (!cursor.Ahead(1).Is("/"))
        {
            cursor.Take("**");
        }
        if (Names.Collection(cursor) is not { } collection || !cursor.Current.Is(":") && !cursor.Ahead(1).Is(":"))
        {
            return null;
        }
        cursor.Take("**");
        cursor.Take(":");
        cursor.Take("**");
        return (collection, bullet.Source.Slice(cursor.Current.Start, bullet.End));
    }

    private Ownership? Ownership(Statement statement)
    {
        var cursor = statement.Owned;
        var place = ReadingContext.PlaceOf(statement.Text);
        if (
            cursor.TakePhrase("the", "document", "id")
            || cursor.TakePhrase("the", "doc", "id")
            || cursor.TakePhrase("document", "id")
        )
        {
            return new Ownership(null, place);
        }
        cursor.TakeWord("the");
        if (Names.Dotted(cursor) is { } field && (cursor.AtEnd || cursor.Fail("the end of the sentence")))
        {
            return new Ownership(field, place);
        }
        context.ReportFailure(
            SpecDiagnostics.UnreadableSentence,
            statement.Text,
            cursor,
            "write, for example, ``Owner is `authorId`.`` or `Owner is the document id.`"
        );
        return null;
    }

    private Permission? Permission(Statement statement, CollectionPath collection)
    {
        var cursor = new Cursor(statement.Tokens);
        var parser = new SentenceParser(cursor, actors, collection.Id, FieldsOf(collection));
        if (parser.Parse() is { } read)
        {
            return new Permission(
                collection,
                read.Actors,
                read.Grants,
                read.Operations,
                statement.Text.Plain,
                ReadingContext.PlaceOf(statement.Text)
            )
            {
                OwnOnly = read.OwnOnly,
                Condition = read.Condition,
                Only = read.Only,
                Except = read.Except,
                Via = read.Via,
                Transitions = read.Transitions,
                ByHand = read.ByHand,
            };
        }

        Unreadable(statement, cursor, parser, collection);
        return null;
    }

    private HashSet<string> FieldsOf(CollectionPath collection)
    {
        var tables = collection.IsGroup
            ? schemas.Where(schema => schema.Collection.Id == collection.Id)
            : _schemaOf[collection.Text];
        return [.. from table in tables from field in table.Fields select field.Name];
    }

    private void Unreadable(Statement statement, Cursor cursor, SentenceParser parser, CollectionPath collection)
    {
        var source = statement.Text.Source;
        if (parser.UnknownActor is { } actor)
        {
            var found = UpToModal(statement, actor);
            context.Diagnostics.Report(
                SpecDiagnostics.UnknownActor,
                source,
                actor.Start,
                found,
                Suggestion.ForSlip(found, actors.All),
                Nearest(statement, collection, actors.Help)
            );
        }
        else if (parser.UnknownVerb is { Kind: not TokenKind.End } verb)
        {
            const string Verbs = "write `read`, `write`, `get`, `list`, `create`, `update` or `delete`";
            context.Diagnostics.Report(
                SpecDiagnostics.UnknownVerb,
                source,
                verb.Start,
                cursor.Failure!.Found,
                Suggestion.ForSlip(verb.Text, SentenceParser.VerbNames),
                Nearest(statement, collection, Verbs)
            );
        }
        else if (parser.AmbiguousObject is { } word)
        {
            context.Diagnostics.Report(SpecDiagnostics.AmbiguousObject, source, word.Start, word.Text, collection);
        }
        else if (parser.IsConditionUnreadable && BrokenConditions.IsCut(statement.Text, cursor.Failure!))
        {
            context.Diagnostics.Report(SpecDiagnostics.CutCondition, source, cursor.Failure!.Offset);
        }
        else
        {
            UnreadablePart(statement, cursor, parser, collection);
        }
    }

    private void UnreadablePart(Statement statement, Cursor cursor, SentenceParser parser, CollectionPath collection)
    {
        var isCondition = parser.IsConditionUnreadable;
        var help = isCondition
            ? "write comparisons such as `status == \"published\" and new.status != \"archived\"`"
            : $"write, for example, {ReadingContext.InCode(parser.Example)}";
        context.ReportFailure(
            isCondition ? SpecDiagnostics.UnreadableCondition : SpecDiagnostics.UnreadableSentence,
            statement.Text,
            cursor,
            Nearest(statement, collection, help)
        );
    }

    /// <summary>The nearest sentence that can be read, or else a help.</summary>
    private string Nearest(Statement statement, CollectionPath collection, string otherwise) =>
        context.Nearest(
            statement.Tokens,
            Vocabulary.Sentence(actors.All, SentenceParser.VerbNames),
            nearest => new SentenceParser(nearest, actors, collection.Id, FieldsOf(collection)).Parse(),
            otherwise
        );

    private static string UpToModal(Statement statement, Token from) =>
        string.Join(
            ' ',
            statement
                .Tokens.SkipWhile(token => token.Start < from.Start)
                .TakeWhile(token => token.Kind == TokenKind.Word && !Statement.IsModal(token))
                .Select(token => token.Text)
        )
            is { Length: > 0 } words
            ? words
            : from.Text;
}
