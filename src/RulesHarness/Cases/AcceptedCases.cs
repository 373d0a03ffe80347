using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using RulesHarness.Fixtures;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <summary>
/// All cases so far, on the data that they share. Makers do not see each other's drafts: they are joined here in the
/// order of the spec, whatever the order in which they were made.
/// </summary>
internal sealed class AcceptedCases(CaseContext context, Dataset data)
{
    private readonly CaseList _list = new();
    private readonly List<AccessCase> _instants = [];
    private readonly List<UntestedRequest> _untested = [];
    private readonly HashSet<string> _reserved = new(StringComparer.Ordinal);
    private readonly HashSet<string> _missed = new(StringComparer.Ordinal);

    public Dataset Data => data;

    public CaseList List => _list;

    /// <summary>Cases at a time of their own.</summary>
    public IReadOnlyList<AccessCase> Instants => _instants;

    public IReadOnlyList<UntestedRequest> Untested => _untested;

    /// <summary>The values at the edges of a schema that granted writes have had.</summary>
    public HashSet<AcceptedEdge> Edges { get; } = [];

    public bool IsReserved(string path) => _reserved.Contains(path);

    /// <summary>Whether the decision of a case depends on there being no document at a path.</summary>
    public bool IsMissed(string path) => _missed.Contains(path);

    /// <summary>
    /// Runs the makers, and joins what they have drafted. <paramref name="run"/> is the order in which they begin. It
    /// changes nothing: each of them starts from what was accepted before all of them. So they work at the same time.
    /// </summary>
    /// <exception cref="FixtureException">No data can be made for a maker's cases.</exception>
    public void Add(IReadOnlyList<CaseMaker> makers, Func<IReadOnlyList<CaseMaker>, IEnumerable<CaseMaker>> run)
    {
        // Some makers take many times as long as others: each core takes the next one when it is free.
        var begun = Partitioner.Create([.. run(makers)], loadBalance: true);
        var tried = begun.AsParallel().Select(Try).ToDictionary(made => made.Maker);
        foreach (var maker in makers)
        {
            var draft = tried[maker].DraftOrThrow();
            // A draft that does not go together with what another one needs is made again, on top of that.
            Join(Contradicts(draft) ? Draft(maker) : draft);
        }
    }

    private TriedMaker Try(CaseMaker maker)
    {
        try
        {
            return new TriedMaker(maker, Draft(maker), null);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return new TriedMaker(maker, null, fault);
        }
    }

    private CaseDraft Draft(CaseMaker maker)
    {
        var draft = new CaseDraft(context, maker.Key, this);
        maker.Make(draft);
        return draft;
    }

    private void Join(CaseDraft draft)
    {
        foreach (var document in draft.Documents.Where(document => !data.TryGet(document.Path, out _)))
        {
            data.Add(document);
        }
        foreach (var (added, variant) in draft.Cases)
        {
            _list.Add(added, variant);
        }
        _instants.AddRange(draft.Instants);
        _untested.AddRange(draft.Untested);
        _reserved.UnionWith(draft.Reserved);
        _missed.UnionWith(draft.Missed);
        Edges.UnionWith(draft.Edges.Accepted);
    }

    /// <summary>
    /// Whether a draft adds a document where another case needs another one or none, or needs none where there is one
    /// now.
    /// </summary>
    private bool Contradicts(CaseDraft draft) =>
        draft.Documents.Any(IsElsewise)
        || draft.Reserved.Any(path => IsReserved(path) || data.TryGet(path, out _))
        || draft.Missed.Any(path => data.TryGet(path, out _));

    private bool IsElsewise(Document document) =>
        data.TryGet(document.Path, out var stored)
            ? !Comparisons.Same(stored.Fields, document.Fields)
            : IsReserved(document.Path) || IsMissed(document.Path);

    /// <summary>The draft of a maker, or its fault: of several faults the first in the spec is reported.</summary>
    private sealed record TriedMaker(CaseMaker Maker, CaseDraft? Draft, Exception? Fault)
    {
        public CaseDraft DraftOrThrow()
        {
            if (Fault is not null)
            {
                ExceptionDispatchInfo.Throw(Fault);
            }
            return Draft!;
        }
    }
}
