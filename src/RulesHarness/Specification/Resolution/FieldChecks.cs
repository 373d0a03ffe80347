using RulesHarness.Specification.Grammar;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Sections;
using RulesHarness.Specification.Text;

namespace RulesHarness.Specification.Resolution;

/// <summary>Holds the names in sentences, filters and sorts against the schemas.</summary>
internal sealed class FieldChecks(IReadOnlyList<Collection> collections, ReadingContext context)
{
    private readonly Dictionary<string, Collection> byPath = collections.ToDictionary(collection => collection.Path.Text, StringComparer.Ordinal);
    private readonly ILookup<string, Collection> byId = collections.ToLookup(collection => collection.Path.Id, StringComparer.Ordinal);

    /// <summary>The collection with that path; null when the inventory has none.</summary>
    public Collection? Collection(CollectionPath? path) => path is null ? null : byPath.GetValueOrDefault(path.Text);

    /// <summary>The collections of a group, by the id they share.</summary>
    public IReadOnlyList<Collection> Group(string id) => [.. byId[id]];

    /// <summary>The collections a path means; none, after a finding, when the inventory has none of them.</summary>
    public IReadOnlyList<Collection> Members(CollectionPath path, TextSlice at)
    {
        var members = path.IsGroup ? Group(path.Id) : Collection(path) is { } single ? [single] : [];
        if (members.Count == 0)
            context.Report(SpecFindings.UndeclaredCollection, at, path.Text, Suggestion.For(path.Text, collections.Select(c => c.Path.Text)));
        return members;
    }

    /// <summary>Whether all fields are fields of all members; one that isn't is a finding.</summary>
    public bool Check(IEnumerable<string> fields, IReadOnlyList<Collection> members, TextSlice at)
    {
        var hold = true;
        foreach (var field in fields.Distinct())
        {
            foreach (var member in members.Where(member => !Has(member, field)).Take(1))
            {
                hold = false;
                var known = member.StoredFields.Select(stored => stored.Name).ToList();
                var suggestion = Suggestion.For(field, known).TrimStart(';', ' ');
                var help = OfRules(field) ?? (suggestion.Length > 0 ? suggestion : $"its fields are {string.Join(", ", known)}");
                context.Diagnostics.Report(SpecFindings.UnknownField, at.Source, OffsetOf(field, at), field, member.Path.Text, help);
            }
        }

        return hold;
    }

    public void Check(Condition? condition, IReadOnlyList<Collection> members, TextSlice at)
    {
        var operands = Operands(condition).ToList();
        Check(operands.OfType<FieldOperand>().Select(field => field.Path), members, at);
        foreach (var id in operands.OfType<PathIdOperand>().Where(id => members.Any(member => !member.Path.Captures.Contains(id.Name) && member.IdName != id.Name)))
            Check([id.Name], members, at);
    }

    public static IEnumerable<Operand> Operands(Condition? condition) => condition switch
    {
        null => [],
        AndCondition and => and.Parts.SelectMany(Operands),
        OrCondition or => or.Parts.SelectMany(Operands),
        NotCondition not => Operands(not.Inner),
        Comparison comparison => Flat(comparison.Left).Concat(Flat(comparison.Right)),
        _ => throw new ArgumentOutOfRangeException(nameof(condition), condition, "not a condition"),
    };

    /// <summary>A field, a field of a map whose fields are declared, or something inside a map or a list that is declared as a whole.</summary>
    private static bool Has(Collection collection, string field) => collection.StoredFields.Any(stored =>
        stored.Name == field
        || stored.Name.StartsWith(field + ".", StringComparison.Ordinal)
        || stored.Type.Kind is TypeKind.Map or TypeKind.Any && field.StartsWith(stored.Name + ".", StringComparison.Ordinal));

    /// <summary>What the rules language says in more words than a spec.</summary>
    private static string? OfRules(string name)
    {
        foreach (var (prefix, here) in new[] { ("request.resource.data.", "new."), ("resource.data.", ""), ("request.auth.token.", "token."), ("request.auth.", ""), ("request.", "") })
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal))
                return $"write `{here}{(name == "request.time" ? "now" : name[prefix.Length..])}`: conditions are no rules";
        }

        return null;
    }

    private static IEnumerable<Operand> Flat(Operand operand) => operand is ListOperand list ? list.Items.SelectMany(Flat) : [operand];

    private static int OffsetOf(string field, TextSlice at)
    {
        var first = field.Split('.')[0];
        return Lexer.Read(at).FirstOrDefault(token => token.IsWord(first), new Token(TokenKind.End, "", null, at.Start, at.Start)).Start;
    }
}
