namespace RulesHarness.Specification.Model;

/// <summary>The text between the two <c>---</c> lines at the beginning of a spec.</summary>
public sealed record FrontMatter(string Id, string Title, string Status)
{
    /// <summary>The value of <c>schema-probes</c> for collections that have none of their own.</summary>
    public SchemaProbes SchemaProbes { get; init; }

    /// <summary>The values of <c>schema-probes</c> by the path of a collection.</summary>
    public IReadOnlyDictionary<string, SchemaProbes> SchemaProbesOf { get; init; } =
        new Dictionary<string, SchemaProbes>();

    /// <summary>The severities that <c>severity</c> sets, in the file's order.</summary>
    public IReadOnlyList<SeveritySetting> Severities { get; init; } = [];
}

/// <summary>The ways to treat a write that violates its schema and is not denied.</summary>
public enum SchemaProbes
{
    /// <summary>It fails the check.</summary>
    Enforce,

    /// <summary>It is a warning.</summary>
    Warn,

    /// <summary>It is not tried.</summary>
    Off,
}

/// <summary>A product's data model: what a spec says, in one typed value.</summary>
public sealed record DataModel
{
    // A product of a thousand collections asks for one of them in each of its hundred thousand cases.
    private readonly Dictionary<string, Collection> _byPath = [];
    private readonly Dictionary<CollectionPath, Policy> _policyOf = [];
    private readonly ILookup<string, Collection> _byId = Enumerable
        .Empty<Collection>()
        .ToLookup(collection => collection.Path.Id);
    private readonly ILookup<CollectionPath, Collection> _byRow = Enumerable
        .Empty<Collection>()
        .ToLookup(collection => collection.Row);
    private readonly ILookup<string, Collection> _byShape = Enumerable
        .Empty<Collection>()
        .ToLookup(collection => collection.Path.Id);
    private readonly IReadOnlyList<Collection> _examples = [];
    private readonly Dictionary<string, Policy> _policyOfGroup = [];
    private readonly Dictionary<RelationshipEnd, Relationship> _relationshipFrom = [];

    /// <summary>The spec's front matter; null when it has none.</summary>
    public FrontMatter? FrontMatter { get; init; }

    /// <summary>
    /// Whether the spec lists the indexes that may be there: it has a section Indexes that does not leave them to the
    /// index file.
    /// </summary>
    public bool HasIndexSection { get; init; }

    /// <summary>Whether the spec says that the indexes are those of the index file.</summary>
    public bool LeavesIndexesToFile { get; init; }

    /// <summary>
    /// The collections, in the inventory's order. A row that stands for several, as <c>pages/**</c> does, is those in
    /// which it is tested.
    /// </summary>
    public IReadOnlyList<Collection> Collections
    {
        get;
        init
        {
            field = value;
            _byPath = First(value, collection => collection.Path.Text);
            _byId = value.ToLookup(collection => collection.Path.Id);
            _byRow = value.ToLookup(collection => collection.Row);
            _examples =
            [
                .. value
                    .Where(collection => collection.Row != collection.Path && collection.Names.Count == 0)
                    .OrderByDescending(collection => collection.Row.Precision),
            ];
            _byShape = value.ToLookup(collection => string.Join('/', collection.Path.CollectionIds));
        }
    } = [];

    /// <summary>The first collection of each row of the inventory.</summary>
    public IEnumerable<Collection> Rows => Collections.DistinctBy(collection => collection.Row);

    /// <summary>Whether a row stands for collections that the spec does not name, as <c>pages/**</c> does.</summary>
    public bool HasUnnamedCollections => _examples.Count > 0;

    /// <summary>The foreign keys.</summary>
    public IReadOnlyList<Relationship> Relationships
    {
        get;
        init
        {
            field = value;
            _relationshipFrom = First(value, relationship => relationship.From);
        }
    } = [];

    /// <summary>The queries that the product runs.</summary>
    public IReadOnlyList<AccessPattern> AccessPatterns { get; init; } = [];

    /// <summary>The roles that sentences may name.</summary>
    public IReadOnlyList<Role> Roles { get; init; } = [];

    /// <summary>
    /// One policy for each collection of the inventory, in its order, and then one for each collection group spoken of.
    /// </summary>
    public IReadOnlyList<Policy> Policies
    {
        get;
        init
        {
            field = value;
            _policyOf = First(value, policy => policy.Collection);
            var ofGroups = value.Where(policy => policy.Collection.IsGroup);
            _policyOfGroup = First(ofGroups, policy => policy.Collection.Id);
        }
    } = [];

    /// <summary>The sentences that are tested by hand.</summary>
    public IEnumerable<Permission> ByHand =>
        from policy in Policies
        from sentence in policy.Sentences
        where sentence.ByHand is not null
        select sentence;

    /// <summary>The composite indexes that the spec declares.</summary>
    public IReadOnlyList<IndexDeclaration> Indexes { get; init; } = [];

    /// <summary>The old data, and the way in which it becomes documents.</summary>
    public MigrationPlan Migration { get; init; } = new();

    /// <summary>The way to treat writes to a collection that violate its schema.</summary>
    public SchemaProbes SchemaProbes(CollectionPath collection)
    {
        ArgumentNullException.ThrowIfNull(collection);
        return FrontMatter is null
            ? Model.SchemaProbes.Enforce
            : FrontMatter.SchemaProbesOf.GetValueOrDefault(RowOf(collection).Text, FrontMatter.SchemaProbes);
    }

    /// <summary>The collection with exactly that path, or null.</summary>
    public Collection? Collection(string path) => _byPath.GetValueOrDefault(path);

    /// <summary>
    /// The collection that a document is of, by its path: the one that means this document before one that means all
    /// of its collection, and that before one which its row stands for. Null where the inventory has none.
    /// </summary>
    public Collection? CollectionOf(string documentPath)
    {
        ArgumentNullException.ThrowIfNull(documentPath);
        var segments = documentPath.Split('/');
        var ofName = _byShape[string.Join('/', segments.Where((_, at) => at % 2 == 0))];
        return ofName.FirstOrDefault(collection => collection.Path.DocumentId == segments[^1])
            ?? ofName.FirstOrDefault(collection => collection.Path.DocumentId is null)
            ?? _examples.FirstOrDefault(collection => collection.Row.Contains(documentPath));
    }

    /// <summary>Whether a sentence about a collection leaves an operation to tests by hand.</summary>
    public bool IsLeftToHand(CollectionPath collection, Operation operation) =>
        Speaking(collection)
            .SelectMany(policy => policy.Permissions)
            .Any(permission => permission.ByHand is not null && permission.Operations.Contains(operation));

    /// <summary>
    /// The collections that a path means: itself, those that the inventory's row stands for, or all members of a
    /// collection group.
    /// </summary>
    public IReadOnlyList<Collection> Members(CollectionPath path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.IsGroup ? [.. _byId[path.Id]]
            : _byPath.TryGetValue(path.Text, out var collection) ? [collection]
            : [.. _byRow[path]];
    }

    /// <summary>The path in the inventory's row of a collection.</summary>
    public CollectionPath RowOf(CollectionPath collection)
    {
        ArgumentNullException.ThrowIfNull(collection);
        return _byPath.TryGetValue(collection.Text, out var declared) ? declared.Row : collection;
    }

    /// <summary>The policy of exactly that path, or null.</summary>
    public Policy? Policy(CollectionPath path) => _policyOf.GetValueOrDefault(path);

    /// <summary>The relationship that a field refers by, or null.</summary>
    public Relationship? Relationship(Collection collection, Field field) =>
        _relationshipFrom.GetValueOrDefault(new RelationshipEnd(collection.Row.Text, field.Name));

    /// <summary>
    /// The policies that speak of a path: its own and, as what a collection group grants holds in each of its
    /// collections, its group's.
    /// </summary>
    public IEnumerable<Policy> Speaking(CollectionPath path)
    {
        var single = _byRow[path].FirstOrDefault()?.Path ?? path;
        if (_policyOf.TryGetValue(single, out var own))
        {
            yield return own;
        }
        if (!path.IsGroup && _policyOfGroup.TryGetValue(path.Id, out var group))
        {
            yield return group;
        }
    }

    /// <summary>Findings tell of a second one of the same name; until they are heeded the first is meant.</summary>
    private static Dictionary<TKey, T> First<TKey, T>(IEnumerable<T> values, Func<T, TKey> key)
        where TKey : notnull
    {
        var first = new Dictionary<TKey, T>();
        foreach (var value in values)
        {
            first.TryAdd(key(value), value);
        }
        return first;
    }
}
