using RulesHarness.Diagnostics;
using RulesHarness.Firestore.Values;
using RulesHarness.Specification.Grammar;
using RulesHarness.Specification.Markdown;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Sections;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Specification.Resolution;

/// <summary>Holds the names in sentences, filters and sorts against the schemas.</summary>
internal sealed class FieldChecks(IReadOnlyList<Collection> collections, ReadingContext context)
{
    private readonly Dictionary<string, Collection> _byPath = collections.ToDictionary(
        collection => collection.Path.Text,
        StringComparer.Ordinal
    );
    private readonly ILookup<CollectionPath, Collection> _byRow = collections.ToLookup(collection => collection.Row);
    private readonly ILookup<string, Collection> _byId = collections.ToLookup(
        collection => collection.Path.Id,
        StringComparer.Ordinal
    );

    /// <summary>The collection with that path; null when the inventory has none.</summary>
    public Collection? Collection(CollectionPath? path) => path is null ? null : _byPath.GetValueOrDefault(path.Text);

    /// <summary>The collections that a path means; none when the inventory has none of them.</summary>
    public IReadOnlyList<Collection> Members(CollectionPath path) =>
        path.IsGroup ? Group(path.Id)
        : Collection(path) is { } single ? [single]
        : [.. _byRow[path]];

    /// <summary>The collections of a group, by the id they share.</summary>
    public IReadOnlyList<Collection> Group(string id) => [.. _byId[id]];

    /// <summary>The collections of a group, or those that stand for any that the inventory does not name.</summary>
    public IReadOnlyList<Collection> GroupOrExamples(string id) =>
        Group(id) is { Count: > 0 } named
            ? named
            : [.. collections.Where(collection => collection.Row != collection.Path && collection.Names.Count == 0)];

    /// <summary>The collections a path means; none, after a finding, when the inventory has none of them.</summary>
    public IReadOnlyList<Collection> Members(CollectionPath path, TextSlice at)
    {
        var members = Members(path);
        // A schema without a row in the inventory is a finding by itself.
        if (members.Count == 0 && !context.SchemasOfUnknown.Contains(path.Text))
        {
            context.Report(SpecDiagnostics.UndeclaredCollection, at, path.Text, OtherPaths(path));
        }
        return members;
    }

    /// <summary>
    /// Returns true if all fields are fields of all members; one that isn't is a finding. <paramref name="otherwise"/>
    /// ends its help.
    /// </summary>
    public bool Check(
        IEnumerable<string> fields,
        IReadOnlyList<Collection> members,
        TextSlice at,
        string otherwise = ""
    )
    {
        var unknown = fields.Distinct().Where(IsMissing).ToList();
        foreach (var field in unknown)
        {
            Report(field, [.. members.Where(member => !Has(member, field))], at, otherwise);
        }
        return unknown.Count == 0;

        bool IsMissing(string field) => members.Any(member => !Has(member, field));
    }

    /// <summary>
    /// Returns true if one of the members has all fields: of a group the others' documents are then not meant.
    /// </summary>
    public bool CheckOne(IReadOnlyList<string> fields, IReadOnlyList<Collection> members, TextSlice at)
    {
        if (members.Count <= 1)
        {
            return Check(fields, members, at);
        }
        if (members.Any(HasAll))
        {
            return true;
        }
        bool HasAll(Collection member) => fields.All(field => Has(member, field));
        bool IsInNone(string field) => members.All(member => !Has(member, field));
        var unknown = fields.Distinct().Where(IsInNone).ToList();
        foreach (var field in unknown)
        {
            Report(field, members, at);
        }
        if (unknown.Count == 0)
        {
            context.Report(
                SpecDiagnostics.ScatteredFields,
                at,
                Names.Listed([.. fields.Select(Names.Written)], "`"),
                Paths(members, " and ")
            );
        }
        return false;
    }

    public void Check(Condition? condition, IReadOnlyList<Collection> members, TextSlice at) =>
        Check(Named(condition), members, at);

    /// <summary>
    /// Reports sums and differences that can't be worked out, as of a time and a number, and ids that are compared with
    /// what is no id.
    /// </summary>
    public void CheckComputed(Condition? condition, IReadOnlyList<Collection> members, TextSlice at)
    {
        foreach (var sum in OperandKinds.Impossible(condition, FieldOf))
        {
            context.Report(SpecDiagnostics.ImpossibleSum, at, Names.Written($"{sum}"));
        }
        foreach (var (comparison, other) in OperandKinds.NoIds(condition, FieldOf))
        {
            context.Report(SpecDiagnostics.NoId, at, Names.Written($"{comparison}"), Names.Written($"{other}"));
        }

        Field? FieldOf(Operand operand) =>
            operand switch
            {
                FieldOperand field => members.Select(member => member.Field(field.Path)).FirstOrDefault(),
                LookUpOperand lookUp => IdNames
                    .At(lookUp.Path.Shape, collections)
                    .Select(collection => collection.Field(lookUp.Field))
                    .FirstOrDefault(),
                _ => null,
            };
    }

    /// <summary>
    /// Reports fields of a map that are called as an id or the uid, where no schema declares them: a key was meant.
    /// </summary>
    public void CheckKeys(Condition? condition, IReadOnlyList<Collection> members, TextSlice at)
    {
        foreach (var field in Operands(condition).OfType<FieldOperand>())
        {
            var segments = FieldPath.Parse(field.Path).Segments;
            var key = segments.Skip(1).FirstOrDefault(IsKeyOfOne);
            // What is no field at all is a finding by itself.
            if (
                key is null
                || !members.All(member => Has(member, field.Path))
                || members.Any(member => member.Field(field.Path) is not null)
            )
            {
                continue;
            }
            var map = string.Join('.', segments.TakeWhile(name => name != key));
            context.Report(
                SpecDiagnostics.UnknownField,
                at,
                Names.Written(field.Path),
                Paths(members, " or "),
                $"write `{map}[{(key == "uid" ? key : $"{{{key}}}")}]` for the value of the map `{map}` by that key"
            );
        }

        bool IsKeyOfOne(string name) => members.Any(member => IsKey(name, member));
    }

    private static bool IsKey(string name, Collection member) => name == "uid" || PathIds.IsId(name, member);

    /// <summary>The fields that a condition names.</summary>
    public static IReadOnlyList<string> Named(Condition? condition) =>
        [.. Operands(condition).OfType<FieldOperand>().Select(field => field.Path)];

    /// <summary>Paths as a message names them: <c>`a` and `b/{id}/a`</c>.</summary>
    public static string Paths(IEnumerable<Collection> members, string joint) =>
        string.Join(joint, members.Select(member => $"`{member.Row}`").Distinct());

    /// <summary>
    /// Returns true for a field, for a field of a map whose fields are declared, and for something inside a map that is
    /// declared as a whole; and of a collection without a schema, which is a finding by itself.
    /// </summary>
    public static bool Has(Collection collection, string field) =>
        collection.Fields.Count == 0
        || collection.StoredFields.Any(stored =>
            stored.Name == field
            || stored.Name.StartsWith(field + ".", StringComparison.Ordinal)
            || (
                field.StartsWith(stored.Name + ".", StringComparison.Ordinal)
                && HasPart(stored.Type, FieldPath.Parse(field[(stored.Name.Length + 1)..]).Segments)
            )
        );

    /// <summary>Returns true if a value of a type can have something at a path inside of it.</summary>
    private static bool HasPart(FieldType type, IReadOnlyList<string> path) =>
        type.Kind switch
        {
            _ when path.Count == 0 => true,
            TypeKind.Any => true,
            TypeKind.Union => type.Members.Any(member => HasPart(member, path)),
            TypeKind.Map when type.Entries is { } entries => entries.Any(entry =>
                entry.Name == path[0] && HasPart(entry.Type, [.. path.Skip(1)])
            ),
            TypeKind.Map => type.Element is null || HasPart(type.Element, [.. path.Skip(1)]),
            _ => false,
        };

    private void Report(string field, IReadOnlyList<Collection> members, TextSlice at, string otherwise = "") =>
        context.Diagnostics.Report(
            SpecDiagnostics.UnknownField,
            at.Source,
            OffsetOf(field, at),
            Names.Written(field),
            Paths(members, " or "),
            Help(field, members) + Ids(field, members, at) + otherwise
        );

    /// <summary>A name in braces may have been meant as an id: the help says which ids there are.</summary>
    private static string Ids(string field, IReadOnlyList<Collection> members, TextSlice at)
    {
        if (!at.Text.Contains($"{{{field}}}", StringComparison.Ordinal))
        {
            return "";
        }
        var ids = members.SelectMany(IdNames.Of).Distinct().Select(name => $"`{{{name}}}`").ToList();
        return ids.Count == 0 ? "" : $", or an id of the path: {string.Join(", ", ids)}";
    }

    private static string Help(string field, IReadOnlyList<Collection> members)
    {
        var known = members
            .SelectMany(member => member.StoredFields)
            .Select(stored => Names.Written(stored.Name))
            .Distinct()
            .ToList();
        var suggestion = Suggestion.For(Names.Written(field), known).TrimStart(';', ' ');
        return OfRules(field)
            ?? (suggestion.Length > 0 ? suggestion : $"write one of its fields: {string.Join(", ", known)}");
    }

    /// <summary>The whole path that a name alone may have meant, or else one that is nearly written so.</summary>
    private string OtherPaths(CollectionPath path)
    {
        var below = path.IsGroup || path.Parent is not null || path.DocumentId is not null ? [] : Group(path.Id);
        return below.Count > 0
            ? $", or write its whole path: {Paths(below, " or ")}"
            : Suggestion.For(path.Text, collections.Select(collection => collection.Row.Text).Distinct());
    }

    public static IEnumerable<Operand> Operands(Condition? condition) => ConditionTransform.Operands(condition);

    /// <summary>Finds the spec's form of an expression that is written as in rules.</summary>
    private static string? OfRules(string name)
    {
        const string Size = ".size";
        if (name.EndsWith(Size, StringComparison.Ordinal))
        {
            return $"write `size of {name[..^Size.Length]}`";
        }
        foreach (
            var (prefix, here) in new[]
            {
                ("request.resource.data.", "new."),
                ("resource.data.", ""),
                ("request.auth.token.", "token."),
                ("request.auth.", ""),
                ("request.", ""),
            }
        )
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal))
            {
                return $"write `{here}{(name == "request.time" ? "now" : name[prefix.Length..])}`: a condition of the spec does not use the syntax of rules";
            }
        }

        return name is "uid" or "now" ? $"write a field on the left of the comparison and `{name}` on its right" : null;
    }

    private static int OffsetOf(string field, TextSlice at)
    {
        var first = FieldPath.Parse(field).Segments[0];
        return Lexer
            .Read(at)
            .FirstOrDefault(
                token => token.Kind == TokenKind.Word && token.Text.Equals(first, StringComparison.OrdinalIgnoreCase),
                new Token(TokenKind.End, "", null, at.Start, at.Start)
            )
            .Start;
    }
}
