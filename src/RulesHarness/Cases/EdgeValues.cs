using System.Globalization;
using RulesHarness.Firestore.Values;
using RulesHarness.Fixtures;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <summary>A value at the edge of a field, in words, which a granted write has had.</summary>
internal sealed record AcceptedEdge(CollectionPath Collection, Operation Operation, string Field, string Value);

/// <summary>
/// Puts the values at the edges of a schema into writes that are granted, in turn, and knows which ones no granted
/// write has had: a check that is too tight refuses one of them.
/// </summary>
internal sealed class EdgeValues(FixtureFactory fixtures, IReadOnlySet<AcceptedEdge> before)
{
    private const int LongestShown = 40;

    private readonly HashSet<AcceptedEdge> _accepted = [];

    /// <summary>The edges that the granted writes of this draft have had.</summary>
    public IReadOnlySet<AcceptedEdge> Accepted => _accepted;

    /// <summary>The value whose turn it is; null when the field has no edge.</summary>
    public object? At(Collection collection, Field field, int turn, string place) =>
        fixtures.Edge(collection, field, turn, place);

    /// <summary>The fields of a new document, those that it has and that are not null at their edges.</summary>
    public Document Apply(Collection collection, Document document, int turn) =>
        collection
            .StoredFields.Where(field => document.Fields.At(field.Name) is not null)
            .Aggregate(
                document,
                (current, field) =>
                    At(collection, field, turn, document.Path) is { } edge
                        ? current with
                        {
                            Fields = current.Fields.With(field.Name, edge),
                        }
                        : current
            );

    /// <summary>Takes note of what a granted write leaves in the fields that it sets.</summary>
    public void Accept(Collection collection, PolicyRequest granted)
    {
        foreach (var field in collection.StoredFields)
        {
            if (
                granted.NewFields!.TryGet(field.Name, out var value)
                && (granted.Stored is null || !Comparisons.Same(value, granted.Stored.At(field.Name)))
            )
            {
                _accepted.Add(new AcceptedEdge(collection.Path, granted.Operation, field.Name, Shape(field, value)));
            }
        }
    }

    /// <summary>
    /// The values that no granted write has had: those at the edges, and <paramref name="also"/> some others.
    /// </summary>
    public IEnumerable<object?> Remaining(
        Collection collection,
        Operation operation,
        Field field,
        string place,
        IEnumerable<object> also
    ) =>
        fixtures
            .Edges(collection, field, place)
            .Concat(also)
            .Concat(field.Type.Nullable && !field.Constraints.ServerTime ? [null] : Array.Empty<object?>())
            .Where(edge => !IsAccepted(new AcceptedEdge(collection.Path, operation, field.Name, Shape(field, edge))));

    /// <summary>Describes the edge of a value in words: <c>has 80 characters</c>.</summary>
    public static string Shape(Field field, object? value) =>
        value switch
        {
            not null when field.Type.Kind == TypeKind.Union && FieldRules.MemberOf(field.Type, value) is { } member =>
                OfMember(field.Part(field.Name, member), value),
            string { Length: <= LongestShown } text when field.Constraints.Pattern is not null =>
                $"is {RequestText.Value(text)}",
            string text when field.Type.Kind != TypeKind.Enum => $"has {text.Length} characters",
            IReadOnlyDictionary<string, object?> map when field.Type.Entries is { } entries => OfMap(
                field,
                entries,
                map
            ),
            IReadOnlyDictionary<string, object?> map when field.Type.Element is { } element =>
                $"has {map.Count} names{OfParts(field, element, map.Values)}",
            IReadOnlyList<object?> items => $"has {items.Count} items{OfParts(field, field.Type.Element, items)}",
            // The number of a bound, as the spec writes it.
            double number => $"is {number.ToString(CultureInfo.InvariantCulture)}",
            _ => $"is {RequestText.Value(value)}",
        };

    private static string OfMember(Field member, object value) =>
        EdgeFactory.Count(member) == 0 ? $"is {member.Type}" : Shape(member, value);

    private static string OfMap(Field field, IReadOnlyList<MapEntry> entries, IReadOnlyDictionary<string, object?> map)
    {
        var named = entries
            .Where(entry => map.ContainsKey(entry.Name))
            .Select(entry => OfEntry(field.Part(entry), entry, map[entry.Name]))
            .ToList();
        return named.Count == 0 ? "is empty" : $"has {string.Join(", ", named)}";
    }

    /// <summary>A part whose type has no edges is as good as any other.</summary>
    private static string OfEntry(Field part, MapEntry entry, object? value) =>
        value is not null && EdgeFactory.Count(part) == 0 ? entry.Name : $"{entry.Name} that {Shape(part, value)}";

    private static string OfParts(Field field, FieldType? element, IEnumerable<object?> values)
    {
        if (element is null || field.Part(field.Name, element) is var part && EdgeFactory.Count(part) == 0)
        {
            return "";
        }
        var shapes = values.Select(value => Shape(part, value)).Distinct().ToList();
        return shapes.Count == 0 ? "" : $", each of which {string.Join(" or ", shapes)}";
    }

    private bool IsAccepted(AcceptedEdge edge) => before.Contains(edge) || _accepted.Contains(edge);
}
