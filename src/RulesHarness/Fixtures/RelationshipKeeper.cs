using RulesHarness.Firestore.Values;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Fixtures;

/// <summary>Values for fields that refer to documents: ids of documents that the fixtures hold.</summary>
internal sealed class RelationshipKeeper(
    DataModel model,
    SeededRandom random,
    Func<Collection, IEnumerable<Document>> documents,
    Func<Collection, IEnumerable<string>> places
)
{
    private readonly ILookup<string, Relationship> _relationships = model.Relationships.ToLookup(relationship =>
        relationship.From.Collection
    );
    private readonly Lock _finding = new();
    private readonly Dictionary<Relationship, Dictionary<string, IReadOnlyList<object>>> _targets = [];
    private readonly Dictionary<(string Collection, string Start), Dictionary<string, int>> _ordinals = [];

    /// <summary>Finds what all relationships lead to, so that it depends on nobody who asks for it later.</summary>
    public void FindAll()
    {
        foreach (var relationship in model.Relationships)
        {
            Targets(relationship);
        }
    }

    /// <summary>The value of a reference field for a document; null if it refers to nothing.</summary>
    public object? Value(Collection collection, Field field, string place)
    {
        if (
            model.Relationship(collection, field) is not { } relationship
            || Targets(relationship, place) is not { Count: > 0 } targets
        )
        {
            return null;
        }
        var partner = IsOneToOne(relationship) ? Partner(collection, field, relationship, place, targets.Count) : null;
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
    public object? Another(Collection collection, Field field, string place, IReadOnlyList<object?> not) =>
        field.Type.Kind == TypeKind.Array || model.Relationship(collection, field) is not { } relationship
            ? null
            : Targets(relationship, place).FirstOrDefault(target => !Comparisons.IsAmong(target, not));

    /// <summary>Whether a field refers to documents that the fixtures hold.</summary>
    public bool Refers(Collection collection, Field field) =>
        model.Relationship(collection, field) is { } relationship && Targets(relationship).Count > 0;

    /// <summary>The documents without those for which a one-to-one relationship has no partner left.</summary>
    public IEnumerable<Document> WithPartners(Collection collection, IEnumerable<Document> candidates)
    {
        var taken = _relationships[collection.Path.Text]
            .Where(IsOneToOne)
            .Select(relationship => (Of: relationship, Partners: new HashSet<(string, object)>()))
            .ToList();
        foreach (
            var document in candidates.Where(document =>
                taken.All(one =>
                    Referred(document, one.Of.From.Field)
                        .All(value => one.Partners.Add((Start(one.Of, document.Path), value)))
                )
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
    private int? Partner(Collection collection, Field field, Relationship relationship, string place, int count)
    {
        var ordinals = Ordinals(collection, Start(relationship, place));
        if (ordinals.TryGetValue(place, out var ordinal))
        {
            return ordinal < count ? ordinal : null;
        }
        return ordinals.Count < count
            ? random.For($"{place}#{field.Name}").Random.Int(ordinals.Count, count - 1)
            : null;
    }

    /// <summary>The places of a collection's documents in the data of a run, below one parent, numbered.</summary>
    private Dictionary<string, int> Ordinals(Collection collection, string start)
    {
        lock (_finding)
        {
            var key = (collection.Path.Text, start);
            if (!_ordinals.TryGetValue(key, out var ordinals))
            {
                _ordinals.Add(key, ordinals = Numbered(places(collection), start));
            }
            return ordinals;
        }
    }

    private static Dictionary<string, int> Numbered(IEnumerable<string> places, string start)
    {
        var ordinals = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var place in places.Where(place => place.StartsWith(start, StringComparison.Ordinal)))
        {
            ordinals.TryAdd(place, ordinals.Count);
        }
        return ordinals;
    }

    /// <summary>
    /// The documents that one at a place can refer to: below a parent that both collections have in their paths, those
    /// below the same document.
    /// </summary>
    private IReadOnlyList<object> Targets(Relationship relationship, string place) =>
        Targets(relationship).GetValueOrDefault(Start(relationship, place), []);

    /// <summary>All that can be referred to, by the beginning of its path that both ends share.</summary>
    private Dictionary<string, IReadOnlyList<object>> Targets(Relationship relationship)
    {
        if (model.Collection(relationship.To.Collection) is not { } target)
        {
            return [];
        }
        lock (_finding)
        {
            if (!_targets.TryGetValue(relationship, out var known))
            {
                // Collections that refer to each other by fields would wait for each other: the inner one finds nothing
                // and makes up a value.
                _targets[relationship] = [];
                known = Find(relationship.To, target)
                    .GroupBy(found => Start(relationship, found.Path), found => found.Value)
                    .ToDictionary(group => group.Key, group => (IReadOnlyList<object>)[.. group.Distinct()]);
                _targets[relationship] = known;
            }
            return known;
        }
    }

    /// <summary>The beginning of a path that both ends of a relationship share: <c>clinics/clinic-1/</c>.</summary>
    private static string Start(Relationship relationship, string path)
    {
        var (from, to) = (relationship.From.Collection.Split('/'), relationship.To.Collection.Split('/'));
        var shared = 0;
        while (
            shared + 2 < Math.Min(from.Length, to.Length)
            && (from[shared], from[shared + 1]) == (to[shared], to[shared + 1])
        )
        {
            shared += 2;
        }
        return string.Concat(path.Split('/').Take(shared).Select(segment => $"{segment}/"));
    }

    /// <summary>
    /// Most ids are known before any document is made; values of fields, ids built from them, and which documents have
    /// a partner, are known by the documents.
    /// </summary>
    private IEnumerable<(string Path, object Value)> Find(RelationshipEnd to, Collection target)
    {
        var isId = FixtureIds.IsId(target, to.Field);
        if (isId && target.Key.Kind != KeyKind.Template && !_relationships[to.Collection].Any(IsOneToOne))
        {
            return places(target).Select(path => (path, (object)path[(path.LastIndexOf('/') + 1)..]));
        }
        return documents(target)
            .Select(document => (document.Path, Value: isId ? document.Id : document.Fields.At(to.Field)))
            .Where(found => found.Value is not null)
            .Select(found => (found.Path, found.Value!));
    }
}
