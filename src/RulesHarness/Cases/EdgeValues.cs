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

    /// <summary>The values that no granted write has had.</summary>
    public IEnumerable<object?> Remaining(Collection collection, Operation operation, Field field, string place) =>
        fixtures
            .Edges(collection, field, place)
            .Concat(field.Type.Nullable && !field.Constraints.ServerTime ? [null] : Array.Empty<object?>())
            .Where(edge => !IsAccepted(new AcceptedEdge(collection.Path, operation, field.Name, Shape(field, edge))));

    /// <summary>Describes the edge of a value in words: <c>has 80 characters</c>.</summary>
    public static string Shape(Field field, object? value) =>
        value switch
        {
            string text when field.Type.Kind != TypeKind.Enum => $"has {text.Length} characters",
            IReadOnlyList<object?> items => $"has {items.Count} items",
            _ => $"is {RequestText.Value(value)}",
        };

    private bool IsAccepted(AcceptedEdge edge) => before.Contains(edge) || _accepted.Contains(edge);
}
