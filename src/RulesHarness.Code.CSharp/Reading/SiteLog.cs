using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RulesHarness.Code.CSharp.Sources;
using RulesHarness.Code.Model;

namespace RulesHarness.Code.CSharp.Reading;

/// <summary>Collects, for each call site, the queries that it sends and the reasons why others are not known.</summary>
internal sealed class SiteLog
{
    private readonly Dictionary<SyntaxNode, Site> _sites = [];

    /// <summary>Notes a call site before anything is known of its queries.</summary>
    public void Add(SyntaxNode call) => At(call);

    public void Send(SyntaxNode call, QueryShape query)
    {
        var site = At(call);
        site.IsReached = true;
        if (query.IsGroup)
        {
            site.Queries.Add(query);
        }
        else if (CollectionTemplate.Fault(query.Path) is { } fault)
        {
            site.Reasons.Add(fault);
        }
        else
        {
            site.Queries.Add(query);
        }
    }

    public void Fail(SyntaxNode call, string reason)
    {
        var site = At(call);
        site.IsReached = true;
        site.Reasons.Add(reason);
    }

    /// <summary>Adds all that another log has.</summary>
    public void Add(SiteLog other)
    {
        foreach (var (call, found) in other._sites)
        {
            var site = At(call);
            site.IsReached |= found.IsReached;
            site.Queries.UnionWith(found.Queries);
            site.Reasons.UnionWith(found.Reasons);
        }
    }

    public CodeQueries ToQueries(int files)
    {
        var (found, unresolved) = (new List<CodeQuery>(), new List<UnresolvedQuery>());
        foreach (
            var (call, site) in _sites
                .OrderBy(pair => pair.Key.SyntaxTree.FilePath, StringComparer.Ordinal)
                .ThenBy(pair => pair.Key.Span.End)
        )
        {
            var place = SourceSet.PlaceOf(NameOf(call));
            var member = MemberNames.Of(call);
            found.AddRange(site.Queries.Select(query => new CodeQuery(query, place, member)));
            if (!site.IsReached)
            {
                site.Reasons.Add("no way through these sources leads here");
            }
            unresolved.AddRange(site.Reasons.Select(reason => new UnresolvedQuery(place, member, reason)));
        }
        return new CodeQueries(found, unresolved, files, _sites.Count);
    }

    /// <summary>The name of the method that is called: a chain of calls begins lines above it.</summary>
    private static SyntaxNode NameOf(SyntaxNode call) =>
        call is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } ? member.Name : call;

    private Site At(SyntaxNode call)
    {
        if (!_sites.TryGetValue(call, out var site))
        {
            _sites.Add(call, site = new Site());
        }
        return site;
    }

    private sealed class Site
    {
        public HashSet<QueryShape> Queries { get; } = [];

        public SortedSet<string> Reasons { get; } = new(StringComparer.Ordinal);

        public bool IsReached { get; set; }
    }
}
