using RulesHarness.Firestore.Values;
using RulesHarness.Specification.Model;

namespace RulesHarness.Fixtures;

internal sealed partial class ConditionSolver
{
    /// <summary>
    /// The fields in which a name can be set alone: each map around it that is not there yet has the other names that
    /// its schema requires.
    /// </summary>
    private IReadOnlyDictionary<string, object?> Around(
        Collection collection,
        IReadOnlyDictionary<string, object?> fields,
        string path
    )
    {
        if (!path.Contains('.', StringComparison.Ordinal))
        {
            return fields;
        }
        var segments = FieldPath.Parse(path).Segments;
        return Enumerable
            .Range(1, segments.Count - 1)
            .Select(count => collection.Field(new FieldPath([.. segments.Take(count)]).ToString()))
            .OfType<Field>()
            .Aggregate(fields, WithMap);
    }

    private IReadOnlyDictionary<string, object?> WithMap(IReadOnlyDictionary<string, object?> fields, Field map)
    {
        if (
            map.Type.Entries is not { } entries
            || fields.At(map.Name) is not null
            || fixtures.Whole(map) is not IReadOnlyDictionary<string, object?> made
        )
        {
            return fields;
        }
        var optional = from entry in entries where !entry.Required select entry.Name;
        return fields.With(map.Name, made.ExceptBy(optional, entry => entry.Key).ToDictionary());
    }
}
