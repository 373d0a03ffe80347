namespace RulesHarness.Migration.Sources;

/// <summary>
/// The names of the columns that the rows of a source have. An object of which the mapping names a member has a name
/// for each member, as in <c>address.city</c>; any other one is a column as a whole.
/// </summary>
internal sealed class MemberNames(SourceColumns columns)
{
    private const int Most = 1000;

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _objects = columns.Objects();

    public IReadOnlyCollection<string> All => _names;

    public void Add(IEnumerable<string> heading) => _names.UnionWith(heading);

    public void Add(IReadOnlyDictionary<string, object?> row)
    {
        if (_names.Count < Most)
        {
            Add(row, "");
        }
    }

    private void Add(IReadOnlyDictionary<string, object?> members, string prefix)
    {
        foreach (var (member, value) in members)
        {
            var name = prefix + member;
            _names.Add(name);
            if (_objects.Contains(name) && value is IReadOnlyDictionary<string, object?> inner)
            {
                Add(inner, $"{name}.");
            }
        }
    }
}
