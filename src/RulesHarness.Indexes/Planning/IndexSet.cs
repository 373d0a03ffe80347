using RulesHarness.Specification.Model;

namespace RulesHarness.Indexes.Planning;

/// <summary>
/// The indexes of a database: the composite ones that are declared, and the single-field ones that Firestore makes by
/// itself, as far as overrides don't take them away or add to them.
/// </summary>
/// <seealso href="https://firebase.google.com/docs/firestore/query-data/index-overview#single-field_indexes"/>
public sealed class IndexSet
{
    private readonly ILookup<(string, bool), IndexShape> _composite;
    private readonly Dictionary<(string Collection, string Field), FieldOverride> _overrides = [];

    /// <summary>The set of what is declared.</summary>
    public IndexSet(IEnumerable<IndexShape> composite, IEnumerable<FieldOverride> overrides)
    {
        ArgumentNullException.ThrowIfNull(overrides);
        _composite = composite.Distinct().ToLookup(index => (index.Collection, index.IsGroup));
        foreach (var each in overrides)
        {
            _overrides[(each.Collection, each.Field)] = each;
        }
    }

    /// <summary>A database in which nothing is declared.</summary>
    public static IndexSet Automatic { get; } = new([], []);

    /// <summary>The declared indexes of a collection or collection group.</summary>
    internal IEnumerable<IndexShape> Composite(IndexQuery query) => _composite[(query.Collection, query.IsGroup)];

    /// <summary>
    /// Whether there is a single-field index. An override of a map holds for what is in it, and one of <c>*</c> for all
    /// fields.
    /// </summary>
    internal bool HasSingle(IndexQuery query, string field, IndexMode mode) =>
        Singles(query.Collection, field).Contains((mode, query.IsGroup));

    /// <summary>Gets the single-field indexes of a field.</summary>
    public IReadOnlyList<(IndexMode Mode, bool IsGroup)> Singles(string collection, string field) =>
        _overrides.Count > 0 && Override(collection, field) is { } found ? found.Indexes : FieldOverride.Default;

    /// <summary>Returns true if the set has exactly this index.</summary>
    public bool Contains(IndexShape index)
    {
        ArgumentNullException.ThrowIfNull(index);
        if (index is { Fields: [{ Mode: not IndexMode.Vector } only], NamesName: false })
        {
            return Singles(index.Collection, only.FieldPath).Contains((only.Mode, index.IsGroup));
        }
        return _composite[(index.Collection, index.IsGroup)].Contains(index);
    }

    private FieldOverride? Override(string collection, string field)
    {
        for (var path = field; ; path = path[..path.LastIndexOf('.')])
        {
            if (_overrides.TryGetValue((collection, path), out var found))
            {
                return found;
            }
            if (!path.Contains('.', StringComparison.Ordinal))
            {
                return _overrides.GetValueOrDefault((collection, "*"));
            }
        }
    }
}

/// <summary>
/// The single-field indexes of a field, in place of those that Firestore makes by itself; none when <c>Indexes</c> is
/// empty.
/// </summary>
public sealed record FieldOverride(
    string Collection,
    string Field,
    IReadOnlyList<(IndexMode Mode, bool IsGroup)> Indexes
)
{
    /// <summary>Where it is declared.</summary>
    public Place Place { get; init; } = new("", 1, 1);

    /// <summary>
    /// Whether documents end when the time in this field has come; null if the file leaves it as it is.
    /// </summary>
    public bool? TimeToLive { get; init; }

    /// <summary>Those that Firestore makes by itself.</summary>
    public static IReadOnlyList<(IndexMode Mode, bool IsGroup)> Default { get; } =
    [(IndexMode.Ascending, false), (IndexMode.Descending, false), (IndexMode.ArrayContains, false)];
}
