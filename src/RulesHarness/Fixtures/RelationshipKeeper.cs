using RulesHarness.Semantics;
using RulesHarness.Specification.Model;

namespace RulesHarness.Fixtures;

/// <summary>Values for fields that refer to documents: ids of documents that the fixtures hold.</summary>
internal sealed class RelationshipKeeper(DataModel model, FixtureIds ids, SeededRandom random, Func<Collection, IEnumerable<Document>> documents)
{
    private readonly Dictionary<RelationshipEnd, IReadOnlyList<object>> targets = [];

    /// <summary>What a field refers to from a place; null when it refers to nothing.</summary>
    public object? Value(Collection collection, Field field, string place)
    {
        if (Targets(collection, field) is not { Count: > 0 } targets)
            return null;
        var chosen = random.For($"{place}#{field.Name}").Random.Int(0, targets.Count - 1);
        if (field.Type.Kind == TypeKind.Array)
            return new List<object?> { targets[chosen], targets[(chosen + 1) % targets.Count] }.Distinct().ToList();
        return targets[chosen];
    }

    /// <summary>Another document that the field may refer to; null when it refers to nothing, or there is no other.</summary>
    public object? Another(Collection collection, Field field, IReadOnlyList<object?> not) =>
        field.Type.Kind == TypeKind.Array ? null : Targets(collection, field)?.FirstOrDefault(target => !not.Any(excluded => Comparisons.Same(excluded, target)));

    private IReadOnlyList<object>? Targets(Collection collection, Field field)
    {
        var to = model.Relationship(collection, field)?.To;
        if (to is null || model.Collection(to.Collection) is not { } target)
            return null;
        if (targets.TryGetValue(to, out var known))
            return known;
        // Collections that refer to each other by fields would wait for each other: the inner one finds nothing and makes up a value.
        targets[to] = [];
        return targets[to] = [.. Find(to, target).Distinct()];
    }

    /// <summary>Most ids are known before any document is made; values of fields, and ids built from them, are the documents' own.</summary>
    private IEnumerable<object> Find(RelationshipEnd to, Collection target)
    {
        var isId = to.Field is "id" or "uid" || to.Field == target.IdName || target.Fields.Any(field => field.Name == to.Field && field.IsDocumentId);
        if (isId && target.Key.Kind != KeyKind.Template)
            return ids.All(target);
        return documents(target).Select(document => isId ? document.Id : document.Fields.At(to.Field)).OfType<object>();
    }
}
