using RulesHarness.Firestore.Values;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Fixtures;

/// <summary>Values for fields that refer to documents: ids of documents that the fixtures hold.</summary>
internal sealed class RelationshipKeeper(
    DataModel model,
    FixtureIds ids,
    SeededRandom random,
    Func<Collection, IEnumerable<Document>> documents,
    Func<Collection, IEnumerable<string>> places
)
{
    private readonly ILookup<string, Relationship> _relationships = model.Relationships.ToLookup(relationship =>
        relationship.From.Collection
    );
    private readonly Dictionary<RelationshipEnd, IReadOnlyList<object>> _targets = [];
    private readonly Dictionary<string, Dictionary<string, int>> _ordinals = new(StringComparer.Ordinal);

    /// <summary>The value of a reference field for a document; null if it refers to nothing.</summary>
    public object? Value(Collection collection, Field field, string place)
    {
        if (
            model.Relationship(collection, field) is not { } relationship
            || Targets(relationship) is not { Count: > 0 } targets
        )
        {
            return null;
        }
        var partner = IsOneToOne(relationship) ? Partner(collection, field, place, targets.Count) : null;
        var chosen = partner ?? random.For($"{place}#{field.Name}").Random.Int(0, targets.Count - 1);
        if (field.Type.Kind == TypeKind.Array)
        {
            return (
                partner is null
                    ? new List<object?> { targets[chosen], targets[(chosen + 1) % targets.Count] }.Distinct()
                    : [targets[chosen]]
            ).ToList();
        }
        return targets[chosen];
    }

    /// <summary>
    /// Another document that the field may refer to; null when it refers to nothing, or there is no other.
    /// </summary>
    public object? Another(Collection collection, Field field, IReadOnlyList<object?> not) =>
        field.Type.Kind == TypeKind.Array || model.Relationship(collection, field) is not { } relationship
            ? null
            : Targets(relationship)?.FirstOrDefault(target => !not.Any(excluded => Comparisons.Same(excluded, target)));

    /// <summary>Whether a field refers to documents that the fixtures hold.</summary>
    public bool Refers(Collection collection, Field field) =>
        model.Relationship(collection, field) is { } relationship && Targets(relationship) is { Count: > 0 };

    /// <summary>The documents without those for which a one-to-one relationship has no partner left.</summary>
    public IEnumerable<Document> WithPartners(Collection collection, IEnumerable<Document> candidates)
    {
        var taken = _relationships[collection.Path.Text]
            .Where(IsOneToOne)
            .Select(relationship => (relationship.From.Field, Partners: new HashSet<object>()))
            .ToList();
        foreach (
            var document in candidates.Where(document =>
                taken.All(one => Referred(document, one.Field).All(one.Partners.Add))
            )
        )
        {
            yield return document;
        }
    }

    private static IEnumerable<object> Referred(Document document, string field) =>
        (
            document.Fields.At(field) is IEnumerable<object?> items ? items : [document.Fields.At(field)]
        ).OfType<object>();

    private static bool IsOneToOne(Relationship relationship) => relationship.Cardinality == Cardinality.OneToOne;

    /// <summary>
    /// The documents of a run have the first partners, in their order: nothing else keeps two of them apart. A document
    /// that is made later has one of the others. Null when there are none.
    /// </summary>
    private int? Partner(Collection collection, Field field, string place, int count)
    {
        var ordinals = Ordinals(collection);
        if (ordinals.TryGetValue(place, out var ordinal))
        {
            return ordinal < count ? ordinal : null;
        }
        return ordinals.Count < count
            ? random.For($"{place}#{field.Name}").Random.Int(ordinals.Count, count - 1)
            : null;
    }

    /// <summary>The places of a collection's documents in the data of a run, numbered.</summary>
    private Dictionary<string, int> Ordinals(Collection collection)
    {
        if (!_ordinals.TryGetValue(collection.Path.Text, out var ordinals))
        {
            ordinals = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var place in places(collection))
            {
                ordinals.TryAdd(place, ordinals.Count);
            }
            _ordinals.Add(collection.Path.Text, ordinals);
        }
        return ordinals;
    }

    private IReadOnlyList<object>? Targets(Relationship relationship)
    {
        var to = relationship.To;
        if (model.Collection(to.Collection) is not { } target)
        {
            return null;
        }
        if (_targets.TryGetValue(to, out var known))
        {
            return known;
        }
        // Collections that refer to each other by fields would wait for each other: the inner one finds nothing and
        // makes up a value.
        _targets[to] = [];
        return _targets[to] = [.. Find(to, target).Distinct()];
    }

    /// <summary>
    /// Most ids are known before any document is made; values of fields, ids built from them, and which documents have
    /// a partner, are known by the documents.
    /// </summary>
    private IEnumerable<object> Find(RelationshipEnd to, Collection target)
    {
        var isId = FixtureIds.IsId(target, to.Field);
        if (isId && target.Key.Kind != KeyKind.Template && !_relationships[to.Collection].Any(IsOneToOne))
        {
            return ids.All(target);
        }
        return documents(target).Select(document => isId ? document.Id : document.Fields.At(to.Field)).OfType<object>();
    }
}
