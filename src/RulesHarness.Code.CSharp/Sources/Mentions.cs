namespace RulesHarness.Code.CSharp.Sources;

/// <summary>Finds members by the names that they mention, and by those of the classes around them.</summary>
internal sealed class Mentions
{
    private readonly Dictionary<string, List<int>> _members = new(StringComparer.Ordinal);

    public Mentions(IReadOnlyList<SourceMember> members, Func<SourceMember, IEnumerable<string>> names)
    {
        Members = members;
        for (var at = 0; at < members.Count; at++)
        {
            foreach (var name in names(members[at]))
            {
                Note(name, at);
            }
        }
    }

    public IReadOnlyList<SourceMember> Members { get; }

    /// <summary>Gets the places of the members that mention a name, in their order.</summary>
    public IReadOnlyList<int> Of(string name) => _members.TryGetValue(name, out var found) ? found : [];

    private void Note(string name, int at)
    {
        if (!_members.TryGetValue(name, out var found))
        {
            _members.Add(name, found = []);
        }
        found.Add(at);
    }
}
