using RulesHarness.Firestore.Values;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Tracing;

/// <summary>
/// The values that a spec writes out, by the name of what has them: those of its enums, and those that its conditions
/// compare with. Its cases try each of them there, and nowhere else.
/// </summary>
internal sealed class SpecLiterals
{
    private readonly HashSet<(string Name, string Value)> _named;
    private readonly HashSet<string> _all;
    private readonly HashSet<(string Collection, string Name)> _fields;

    public SpecLiterals(DataModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var ofSchemas = model
            .Collections.SelectMany(collection => collection.StoredFields)
            .SelectMany(field => OfType(NameOf(field.Name), field.Type));
        var ofRoles = model.Roles.Select(role => (role as ClaimRole)?.Condition ?? (role as DocumentRole)?.Condition);
        var ofSentences = model
            .Policies.SelectMany(policy => policy.Permissions)
            .Select(sentence => sentence.Condition);
        var ofConditions = ofRoles
            .Concat(ofSentences)
            .SelectMany(condition => ConditionTransform.Disjuncts(condition))
            .SelectMany(disjunct => disjunct)
            .SelectMany(comparison => OfComparison(comparison).Concat(OfComparison(Turned(comparison))));
        _named = [.. ofSchemas.Concat(ofConditions)];
        _all = [.. _named.Select(each => each.Value)];
        _fields =
        [
            .. from collection in model.Collections
            from field in collection.StoredFields
            select (string.Join('/', collection.Path.CollectionIds), FieldPath.Parse(field.Name).Segments[0]),
        ];
    }

    /// <summary>
    /// Returns true if the schema of a collection, such as <c>posts/comments</c>, has a field of the name, which is not
    /// inside of a map.
    /// </summary>
    public bool HasField(string collection, string name) => _fields.Contains((collection, name));

    /// <summary>
    /// Returns true if the spec has a value for something of one of the names; or at all, where no name is known.
    /// </summary>
    public bool Has(string value, IReadOnlyCollection<string> names) =>
        names.Count == 0 ? _all.Contains(value) : names.Any(name => _named.Contains((name, value)));

    private static IEnumerable<(string Name, string Value)> OfType(string name, FieldType type) =>
        type
            .Literals.OfType<string>()
            .Select(literal => (name, literal))
            .Concat(type.Element is { } element ? OfType(name, element) : [])
            .Concat(type.Members.SelectMany(member => OfType(name, member)))
            .Concat((type.Entries ?? []).SelectMany(entry => OfType(entry.Name, entry.Type)));

    private static IEnumerable<(string Name, string Value)> OfComparison(Comparison comparison) =>
        from literal in Literals(comparison.Right).OfType<string>()
        from name in ConditionTransform.Inside(comparison.Left).Select(NameOf).OfType<string>()
        select (name, literal);

    private static Comparison Turned(Comparison comparison) =>
        comparison with
        {
            Left = comparison.Right,
            Right = comparison.Left,
        };

    private static IEnumerable<object?> Literals(Operand operand) =>
        operand switch
        {
            LiteralOperand literal => [literal.Value],
            ListOperand list => list.Items.SelectMany(Literals),
            _ => [],
        };

    private static string? NameOf(Operand operand) =>
        operand switch
        {
            FieldOperand field => NameOf(field.Path),
            LookUpOperand lookUp => NameOf(lookUp.Field),
            TokenOperand token => NameOf(token.Claim),
            UidOperand => "uid",
            PathIdOperand id => id.Name,
            _ => null,
        };

    private static string NameOf(string path) => path[(path.LastIndexOf('.') + 1)..].Trim('{', '}');
}
