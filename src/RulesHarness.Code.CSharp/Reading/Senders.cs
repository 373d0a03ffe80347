using Microsoft.CodeAnalysis;
using RulesHarness.Code.CSharp.Sources;

namespace RulesHarness.Code.CSharp.Reading;

/// <summary>
/// The members that may lead to a call which sends a query. Others are only run where these call them: nearly all code
/// of an app has nothing to do with queries. Names are compared as texts, so that too many members are found, and none
/// is missed.
/// </summary>
internal sealed class Senders
{
    private readonly Mentions _mentions;
    private readonly Mentions _around;
    private readonly HashSet<SourceMember> _direct;
    private readonly HashSet<int> _found = [];
    private readonly Stack<int> _open = [];

    public Senders(SourceSet sources, IReadOnlyList<SourceMember> members)
    {
        _mentions = new Mentions(members, member => member.Names);
        _around = new Mentions(members, member => member.Around);
        var queries = new PossibleQueries(sources);
        Direct = [.. members.AsParallel().AsOrdered().Where(member => CallSites.MayBeIn(member, sources, queries))];
        _direct = [.. Direct];
        Find();
        Members = [.. members.Where((_, at) => _found.Contains(at))];
    }

    /// <summary>Gets the members, in the order in which they were given.</summary>
    public IReadOnlyList<SourceMember> Members { get; }

    /// <summary>Gets the members that send by themselves. Others must call one, or make an object that does.</summary>
    public IReadOnlyList<SourceMember> Direct { get; }

    public bool IsDirect(SourceMember member) => _direct.Contains(member);

    private void Find()
    {
        Add(Enumerable.Range(0, _mentions.Members.Count).Where(at => IsDirect(_mentions.Members[at])));
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (_open.TryPop(out var at))
        {
            var member = _mentions.Members[at];
            if (member.Name is { } name && names.Add(name))
            {
                Add(_mentions.Of(name));
            }
            foreach (var made in member.Making.Where(made => names.Add($"new {made}")))
            {
                Add(made == SourceMember.Unnamed ? Unnamed() : _mentions.Of(made).Concat(_around.Of(made)));
            }
        }
    }

    private IEnumerable<int> Unnamed() =>
        Enumerable.Range(0, _mentions.Members.Count).Where(at => _mentions.Members[at].MakesUnnamed);

    private void Add(IEnumerable<int> members)
    {
        foreach (var at in members.Where(_found.Add))
        {
            _open.Push(at);
        }
    }
}
