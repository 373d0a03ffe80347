using RulesHarness.Specification.Grammar;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Text;

namespace RulesHarness.Specification.Sections;

/// <summary>A sentence with the slice that it stands in, for findings that come later.</summary>
internal sealed record PermissionSentence(Permission Permission, TextSlice Text);

/// <summary>What one bullet of Security Rules says of its collection.</summary>
internal sealed record PolicyBullet(CollectionPath Collection, Ownership? Owner, IReadOnlyList<PermissionSentence> Sentences, TextSlice Label);

/// <summary>Reads the bullets of Security Rules: a collection's label, and its sentences in the bullet or below it.</summary>
internal sealed class PolicyReader(ReadingContext context, ActorNames actors)
{
    public IEnumerable<PolicyBullet> Read(Section section)
    {
        foreach (var bullet in section.Bullets())
        {
            if (bullet.Text.IsPlaceholder)
                context.Report(SpecFindings.Placeholder, bullet.Text, bullet.Text.Plain);
            else if (Label(bullet.Text) is var (collection, sentences))
                yield return Policy(collection, bullet, sentences);
            else if (Statement.Split(bullet.Text).Any(statement => statement.IsPermission))
                context.Report(SpecFindings.UnlabelledSentence, bullet.Text);
        }
    }

    private PolicyBullet Policy(CollectionPath collection, Bullet bullet, TextSlice sentences)
    {
        Ownership? owner = null;
        var permissions = new List<PermissionSentence>();
        foreach (var statement in Slices(bullet, sentences).SelectMany(Statement.Split))
        {
            if (statement.IsOwnership)
                owner = Ownership(statement) ?? owner;
            else if (statement.IsPermission && Permission(statement, collection) is { } permission)
                permissions.Add(new PermissionSentence(permission, statement.Text));
        }

        return new PolicyBullet(collection, owner, permissions, bullet.Text);
    }

    private static IEnumerable<TextSlice> Slices(Bullet bullet, TextSlice own) =>
        bullet.Children.SelectMany(child => Slices(child, child.Text)).Prepend(own);

    /// <summary>The collection that a bullet names before its colon, and the rest of the bullet.</summary>
    private static (CollectionPath Collection, TextSlice Sentences)? Label(TextSlice bullet)
    {
        var cursor = ReadingContext.Cursor(bullet);
        // The asterisks of a collection group are no emphasis.
        if (!cursor.Ahead(1).Is("/"))
            cursor.Take("**");
        if (Names.Collection(cursor) is not { } collection || !cursor.Current.Is(":") && !cursor.Ahead(1).Is(":"))
            return null;
        cursor.Take("**");
        cursor.Take(":");
        cursor.Take("**");
        return (collection, bullet.Source.Slice(cursor.Current.Start, bullet.End));
    }

    private Ownership? Ownership(Statement statement)
    {
        var cursor = new Cursor(statement.Tokens);
        cursor.Advance();
        cursor.Advance();
        var place = ReadingContext.PlaceOf(statement.Text);
        if (cursor.TakePhrase("the", "document", "id") || cursor.TakePhrase("the", "doc", "id") || cursor.TakePhrase("document", "id"))
            return new Ownership(null, place);
        cursor.TakeWord("the");
        if (Names.Dotted(cursor) is { } field && (cursor.AtEnd || cursor.Fail("the end of the sentence")))
            return new Ownership(field, place);
        context.ReportFailure(SpecFindings.UnreadableSentence, statement.Text, cursor, "``Owner is `authorId`.`` or `Owner is the document id.`");
        return null;
    }

    private Permission? Permission(Statement statement, CollectionPath collection)
    {
        var cursor = new Cursor(statement.Tokens);
        var parser = new SentenceParser(cursor, actors, collection.Id);
        if (parser.Parse() is { } read)
        {
            return new Permission(collection, read.Actors, read.Grants, read.Operations, statement.Text.Plain, ReadingContext.PlaceOf(statement.Text))
            {
                OwnOnly = read.OwnOnly, Condition = read.Condition, Only = read.Only, Except = read.Except, Via = read.Via,
            };
        }

        Unreadable(statement, cursor, parser);
        return null;
    }

    private void Unreadable(Statement statement, Cursor cursor, SentenceParser parser)
    {
        var source = statement.Text.Source;
        if (parser.UnknownActor is { } actor)
        {
            var found = UpToModal(statement, actor);
            var roles = string.Join("", actors.All.Where(name => !ActorNames.IsBuiltIn(name)).Select(role => $", {role}"));
            context.Diagnostics.Report(SpecFindings.UnknownActor, source, actor.Start, found, Suggestion.For(found, actors.All), roles);
        }
        else if (parser.UnknownVerb is { } verb)
        {
            context.Diagnostics.Report(SpecFindings.UnknownVerb, source, verb.Start, verb.Text, Suggestion.For(verb.Text, SentenceParser.VerbNames));
        }
        else if (parser.IsConditionUnreadable)
        {
            context.ReportFailure(SpecFindings.UnreadableCondition, statement.Text, cursor);
        }
        else
        {
            context.ReportFailure(SpecFindings.UnreadableSentence, statement.Text, cursor,
                "``Owner can update own docs, only `title` and `body`, where `status == \"draft\"`.``");
        }
    }

    private static string UpToModal(Statement statement, Token from) => string.Join(' ', statement.Tokens
        .SkipWhile(token => token.Start < from.Start)
        .TakeWhile(token => token.Kind == TokenKind.Word && !Statement.IsModal(token))
        .Select(token => token.Text)) is { Length: > 0 } words ? words : from.Text;
}
