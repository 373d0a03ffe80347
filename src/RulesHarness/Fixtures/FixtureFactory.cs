using RulesHarness.Firestore.Identities;
using RulesHarness.Firestore.Values;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Fixtures;

/// <summary>
/// Makes documents that obey the spec: schema, keys and relationships. What it makes follows from the seed and the
/// document's path.
/// </summary>
internal sealed class FixtureFactory
{
    private readonly DataModel _model;
    private readonly SeededRandom _random;
    private readonly ValueFactory _values;
    private readonly EdgeFactory _edges;
    private readonly FixtureIds _ids;
    private readonly RelationshipKeeper _relationships;
    private readonly ConditionSolver _solver;

    /// <summary>Makes documents of one model, from one seed.</summary>
    public FixtureFactory(DataModel model, FixtureOptions options)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        _model = model;
        _random = new SeededRandom(options.Seed);
        _values = new ValueFactory(_random);
        _edges = new EdgeFactory(_random, _values);
        _ids = new FixtureIds(model, options);
        _relationships = new RelationshipKeeper(model, _random, Documents, Places);
        // What holds of every document does not ask for the time.
        _solver = new ConditionSolver(this, default);
    }

    /// <summary>The data of a run; none where none can be made for what the spec says, which a check reports.</summary>
    public static Dataset GenerateOrEmpty(DataModel model, FixtureOptions options)
    {
        try
        {
            return new FixtureFactory(model, options).Generate();
        }
        catch (FixtureException)
        {
            return new Dataset();
        }
    }

    /// <summary>The data of a run: documents in all collections, parents before what is below them.</summary>
    /// <exception cref="FixtureException">No data can be made for what the spec says.</exception>
    public Dataset Generate()
    {
        var data = new Dataset();
        foreach (
            var document in _model
                .Collections.OrderBy(collection => collection.Path.Captures.Count)
                .SelectMany(Documents)
        )
        {
            // An id that is built from fields may come out twice; the first document has it. What has no partner is
            // left out, and all below it.
            if (
                !data.TryGet(document.Path, out _)
                && (document.ParentPath is not { } parent || data.TryGet(parent, out _))
            )
            {
                data.Add(document);
            }
        }
        // Of documents that refer to each other, the first that is asked for makes up what it refers to.
        _relationships.FindAll();
        return data;
    }

    /// <summary>The documents of a collection in the data of a run, those included that have no parent there.</summary>
    internal IEnumerable<Document> Documents(Collection collection) =>
        _relationships.WithPartners(
            collection,
            Positions(collection)
                .Select(at => Make(collection, Built(collection, at.Parents), at.Id, Completeness.Typical))
        );

    private IEnumerable<string> Places(Collection collection) =>
        Positions(collection).Select(at => Place(collection, Built(collection, at.Parents), at.Id));

    private IEnumerable<(IReadOnlyList<string> Parents, string Id)> Positions(Collection collection) =>
        from parents in _ids.Parents(collection)
        from ordinal in Enumerable.Range(0, _ids.Count(collection, parents))
        select (parents, _ids.Of(collection, parents, ordinal));

    /// <summary>The path of a document before its own fields give it another id: its values are seeded by it.</summary>
    private static string Place(Collection collection, IReadOnlyList<string> parentIds, string id) =>
        $"{collection.Path.Under(parentIds)}/{id}";

    /// <summary>The parents' ids, those that are built from fields as the parents themselves have them.</summary>
    private List<string> Built(Collection collection, IReadOnlyList<string> parents)
    {
        var built = new List<string>();
        for (var ancestor = collection; ancestor?.Path.Parent is { } path; ancestor = _model.Collection(path))
        {
            built.Insert(0, path);
        }
        return
        [
            .. built.Select(
                (path, depth) =>
                    _model.Collection(path) is { Key.Kind: KeyKind.Template } keyed
                        ? Make(keyed, [.. parents.Take(depth)], parents[depth], Completeness.Typical).Id
                        : parents[depth]
            ),
        ];
    }

    /// <summary>
    /// A valid document that is not stored yet. An id that the primary key builds from fields is built from the
    /// document's own; another one is <paramref name="id"/>.
    /// </summary>
    /// <exception cref="FixtureException">No data can be made for what the spec says.</exception>
    public Document Make(Collection collection, IReadOnlyList<string> parentIds, string id, Completeness completeness)
    {
        ArgumentNullException.ThrowIfNull(collection);
        ArgumentNullException.ThrowIfNull(parentIds);
        var place = Place(collection, parentIds, id);
        var fields = FieldTree.Empty;
        foreach (var field in collection.StoredFields)
        {
            if (!IsPresent(collection, field, place, completeness))
            {
                continue;
            }
            var value = IsNull(collection, field, place, completeness)
                ? null
                : _relationships.Value(collection, field, place) ?? _values.Make(field, place);
            fields = fields.With(field.Name, value);
        }

        fields = AsAlways(collection, place, fields);
        var ownId = collection.Path.DocumentId ?? IdOf(collection, parentIds, fields) ?? id;
        return new Document($"{collection.Path.Under(parentIds)}/{ownId}", fields);
    }

    /// <summary>The fields as those of every document of the collection are.</summary>
    private IReadOnlyDictionary<string, object?> AsAlways(
        Collection collection,
        string place,
        IReadOnlyDictionary<string, object?> fields
    )
    {
        if (collection.Invariants.Count == 0)
        {
            return fields;
        }
        var ids = PathIds.Of(_model, collection, place);
        return _solver.Satisfy(collection, fields, [], Identity.Unauthenticated, ids) ?? fields;
    }

    /// <summary>The id that the primary key builds from fields and parents' ids; null when ids are not built.</summary>
    public static string? IdOf(
        Collection collection,
        IReadOnlyList<string> parentIds,
        IReadOnlyDictionary<string, object?> fields
    )
    {
        ArgumentNullException.ThrowIfNull(collection);
        var id = collection.Key.Template;
        foreach (var name in collection.Key.Fields)
        {
            var capture = collection.Path.Captures.ToList().IndexOf(name);
            id = id!.Replace(
                $"{{{name}}}",
                fields.At(name)?.ToString() ?? (capture >= 0 ? parentIds[capture] : ""),
                StringComparison.Ordinal
            );
        }

        return id;
    }

    /// <summary>Whether a document has the id that its primary key builds; true where ids are not built.</summary>
    internal static bool HasItsId(Collection collection, Document document) =>
        collection.Key.Kind != KeyKind.Template || IdOf(collection, document.ParentIds, document.Fields) == document.Id;

    /// <summary>A valid value of a field that is none of <paramref name="not"/>; null when there is no other.</summary>
    public object? Another(Collection collection, Field field, string place, params IReadOnlyList<object?> not)
    {
        ArgumentNullException.ThrowIfNull(collection);
        ArgumentNullException.ThrowIfNull(field);
        return _relationships.Another(collection, field, place, not) ?? _values.Another(field, place, not);
    }

    /// <summary>
    /// A valid value, the same each time, in which each map has all the names that its schema allows.
    /// </summary>
    internal object Whole(Field field) => _values.Whole(field, $"{field.Name}#whole");

    /// <summary>So many valid items of a list, which differ as far as there are different ones.</summary>
    internal IReadOnlyList<object?> Items(Field field, int count) => _values.Items(field, count, $"{field.Name}#items");

    /// <summary>A valid value of an item that differs from another one; null when there is no other.</summary>
    internal object? AnotherItem(Field item, object? not) => _values.Another(item, $"{item.Name}#other", not);

    /// <summary>A value of a type: where the field takes one, one that it takes.</summary>
    internal object OfType(Field field, TypeKind kind) => _values.OfType(field, kind);

    /// <summary>
    /// A value that is of another type: where the field takes one, one that it takes, which may be null.
    /// </summary>
    internal object? NotOfType(Field field, TypeKind kind) => _values.NotOfType(field, kind);

    /// <summary>
    /// The values at the edges of what a field may hold: both ends of its bounds, an enum's values, true and false;
    /// empty for a field that refers to a document, or has no edge.
    /// </summary>
    internal IReadOnlyList<object> Edges(Collection collection, Field field, string place) =>
        HasEdges(collection, field) ? _edges.Of(field, place) : [];

    /// <summary>The edge whose turn it is; null when the field has none.</summary>
    internal object? Edge(Collection collection, Field field, int turn, string place) =>
        EdgeFactory.Count(field) is > 0 and var count && HasEdges(collection, field)
            ? _edges.At(field, turn % count, place)
            : null;

    /// <summary>Whether a field refers to documents: then its values are their ids.</summary>
    internal bool Refers(Collection collection, Field field) => _relationships.Refers(collection, field);

    private bool HasEdges(Collection collection, Field field) =>
        !field.Constraints.ServerTime && !Refers(collection, field);

    /// <summary>
    /// Text of exactly a length that obeys a string field's pattern, the same each time; null when there is none.
    /// </summary>
    internal string? Text(Field field, int length) =>
        TextFactory.OfLength(field, length, _random.For($"{field.Name}#{length}"));

    /// <summary>Text that stands in a relation to another text or a pattern; null when none is found.</summary>
    internal string? Text(Field field, Comparator comparator, string? other)
    {
        if (other is null)
        {
            return null;
        }
        var random = _random.For($"{field.Name}#{comparator} {other}");
        var matching = field with { Constraints = field.Constraints with { Pattern = other } };
        return comparator switch
        {
            Comparator.StartsWith => TextFactory.Fit(other + TextFactory.Make(field, random), field.Constraints.Length),
            Comparator.StartsNotWith => "x" + other,
            Comparator.Matches => TextFactory.Make(matching, random),
            _ => TextFactory.NearMiss(matching, other, random),
        };
    }

    /// <summary>A value of exactly so many items, keys or characters, as like the current one as can be.</summary>
    internal object? OfSize(Field field, object? current, int size)
    {
        switch (current, field.Type.Kind)
        {
            case (var text, TypeKind.String):
                var fitted = TextFactory.Fit(text as string ?? "", new Bounds(size, size));
                return FieldRules.Allows(field, fitted) ? fitted : Text(field, size);
            case (IReadOnlyDictionary<string, object?> map, _):
                var value = field.Type.Element is { } element
                    ? Whole(field.Part(field.Name, element))
                    : (object?)"value";
                var others = Enumerable.Range(1, size).Select(at => KeyValuePair.Create($"key{at}", value));
                return map.TakeLast(size).Concat(others).DistinctBy(entry => entry.Key).Take(size).ToDictionary();
            case (_, TypeKind.Array):
                // What a condition asks for was added at the end.
                var items = (current as IEnumerable<object?> ?? []).TakeLast(size).ToList();
                var more = _values
                    .Items(field, size + items.Count, $"{field.Name}#{size}")
                    .Where(item => !Comparisons.IsAmong(item, items));
                return items.Concat(more).Take(size).ToList() is { } filled && filled.Count == size ? filled : null;
            default:
                return null;
        }
    }

    /// <summary>A vector that belongs to no document, the same each time for a place.</summary>
    internal VectorValue Vector(int dimension, string place) => VectorFactory.Make(_random.For(place), dimension);

    /// <summary>
    /// Text that a string field's pattern just does not match, the same each time; null when there is none.
    /// </summary>
    internal string? NearMiss(Field field) =>
        field.Constraints.Pattern is { } pattern
            ? TextFactory.NearMiss(field, pattern, _random.For($"{field.Name}#near miss"))
            : null;

    private bool IsPresent(Collection collection, Field field, string place, Completeness completeness) =>
        field.Required
        || IsKey(collection, field)
        || completeness == Completeness.Full
        || completeness == Completeness.Typical && _random.For($"{place}#{field.Name}?").Random.Bool(0.7f);

    private bool IsNull(Collection collection, Field field, string place, Completeness completeness) =>
        field.Type.Nullable
        && !IsKey(collection, field)
        && (
            completeness == Completeness.Minimal
            || completeness == Completeness.Typical && _random.For($"{place}#{field.Name}!").Random.Bool(0.3f)
        );

    /// <summary>Without a field that its id is built from a document has no id.</summary>
    private static bool IsKey(Collection collection, Field field) => collection.Key.Fields.Contains(field.Name);
}
