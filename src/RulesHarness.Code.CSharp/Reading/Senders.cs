using Microsoft.CodeAnalysis;
using RulesHarness.Code.CSharp.Sources;

namespace RulesHarness.Code.CSharp.Reading;

/// <summary>
/// The members that may lead to a call which sends a query. Others are only run where these call them: nearly all code
/// of an app has nothing to do with queries.
/// </summary>
internal sealed class Senders
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _making = new(StringComparer.Ordinal);
    private readonly HashSet<SourceMember> _direct;

    public Senders(SourceSet sources, IReadOnlyList<SourceMember> members)
    {
        _direct = [.. members.AsParallel().Where(member => CallSites.MayBeIn(member.Node, sources))];
        var found = new HashSet<SourceMember>();
        var added = true;
        while (added)
        {
            var before = found.Count;
            foreach (var member in members.Where(member => !found.Contains(member) && MayLead(member)))
            {
                found.Add(member);
                _making.UnionWith(member.Making);
                if (member.Name is { } name)
                {
                    _names.Add(name);
                }
            }
            added = found.Count > before;
        }
        Members = [.. members.Where(found.Contains)];
    }

    /// <summary>Gets the members, in the order in which they were given.</summary>
    public IReadOnlyList<SourceMember> Members { get; }

    /// <summary>Gets the code of the members.</summary>
    public IReadOnlyList<SyntaxNode> Nodes => [.. Members.Select(member => member.Node)];

    /// <summary>Returns true if a name is that of such a member.</summary>
    public bool IsName(string name) => _names.Contains(name);

    /// <summary>Returns true if a member sends by itself. Others must call one, or make an object that does.</summary>
    public bool IsDirect(SourceMember member) => _direct.Contains(member);

    /// <summary>Returns true if objects of some class may send a query when they are made.</summary>
    public bool HasMade => _making.Count > 0;

    private bool MayLead(SourceMember member) =>
        IsDirect(member) || member.Makes(_making) || _names.Overlaps(member.Names);
}
