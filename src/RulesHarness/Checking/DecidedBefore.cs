using RulesHarness.Cases;
using RulesHarness.Embedded;
using RulesHarness.Engines;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Exploration;
using RulesHarness.Language.Exploration.Coverage;
using RulesHarness.Language.Syntax;
using RulesHarness.Tracing;

namespace RulesHarness.Checking;

/// <summary>
/// A run of the same cases on the rules as they were: what cases show that no change of the rules can reach is known.
/// </summary>
internal sealed class DecidedBefore
{
    private readonly CompiledRules _rules;
    private readonly RunPart _run;
    private readonly RequestShapes _shapes;
    private readonly HashSet<string> _changed;

    /// <summary>
    /// The changed shapes, and those of the other writes of their batches: a batch that is denied for one write may not
    /// ask about another.
    /// </summary>
    private readonly HashSet<string> _concerned;
    private readonly Dictionary<AccessCase, Verdict> _verdicts;
    private readonly RulesOutline _outline;
    private readonly RulesOutline _before;

    public DecidedBefore(RunPart run, CompiledRules before, CompiledRules rules)
    {
        var cases = run.Decided.Select(verdict => verdict.Case).ToList();
        (_run, _rules) = (run, rules);
        _shapes = new RequestShapes(rules, cases);
        _changed = _shapes.Changed(new RequestShapes(before, cases));
        _concerned = [.. _changed, .. cases.Where(one => IsReached(one, _changed)).SelectMany(RequestShapes.Of)];
        _verdicts = new(ReferenceEqualityComparer.Instance);
        _outline = rules.Outline;
        _before = before.Outline;
        foreach (var verdict in run.Decided.Where(verdict => !IsReached(verdict.Case, _changed)))
        {
            _verdicts[verdict.Case] = verdict;
        }
    }

    /// <summary>
    /// Decides the cases that the change can reach; the verdicts of the others are those of the last run.
    /// </summary>
    public async Task<IReadOnlyList<Verdict>> DecideAsync(
        IRulesSession session,
        IReadOnlyList<AccessCase> cases,
        Action<int, int>? progress,
        CaseLifetimes lifetimes,
        CancellationToken cancellationToken
    )
    {
        List<AccessCase> open = [.. cases.Where(one => !_verdicts.ContainsKey(one))];
        if (open.Count > 0)
        {
            var decided = await session.RunAllAsync(open, progress, lifetimes, cancellationToken);
            foreach (var verdict in decided)
            {
                _verdicts[verdict.Case] = verdict;
            }
        }
        return [.. cases.Select(one => _verdicts[one])];
    }

    /// <summary>
    /// Traces the conditions of the statements that can be about requests which the change reaches, by all cases that
    /// ask these statements; null where the whole file has to be traced.
    /// </summary>
    public TracedConditions? Conditions(CaseSet set, TimeProvider clock)
    {
        // All statements share the work of one trace, see RepeatedSearch.
        if (_run.Conditions.Work > RulesExplorer.MostWork / 2)
        {
            return null;
        }
        var open = _shapes.About(_concerned);
        var asking = _shapes.Of(open);
        var asked = _shapes.AboutAny();
        var before = _run
            .Conditions.Conditions.GroupBy(condition => PlaceOf(condition.Statement))
            .ToDictionary(same => same.Key, same => (IReadOnlyList<CoveredCondition>)[.. same]);
        var traced = ConditionTrace.Of(_rules, set.Data, set.Cases.Where(one => IsReached(one, asking)), clock, Known);
        // Too much rather than too little: what is traced again is counted twice.
        return traced with { Work = traced.Work + _run.Conditions.Work };

        // A statement that cases ask, and no change reaches, stands where it stood.
        IReadOnlyList<CoveredCondition>? Known(AllowStatement statement) =>
            open.Contains(statement) || !asked.Contains(statement)
                ? null
                : before.GetValueOrDefault(PlaceOf(statement));
    }

    /// <summary>
    /// The traces of the statements about collections that the change does not reach. What expressions evaluated to is
    /// collected for all statements about a collection together.
    /// </summary>
    public KnownTrace Trace()
    {
        var changed = _shapes.About(_concerned);
        var asked = _shapes.AboutAny();
        var collections = _outline
            .Statements.Where(outlined => changed.Contains(outlined.Statement) || !asked.Contains(outlined.Statement))
            .Select(outlined => outlined.CollectionPath())
            .ToHashSet(StringComparer.Ordinal);
        var (open, known) = (_outline.Statements.Where(IsOpen), _outline.Statements.Where(one => !IsOpen(one)));
        var asking = _shapes.Of(new(open.Select(one => one.Statement), ReferenceEqualityComparer.Instance));
        var before = _before
            .Statements.Zip(_run.Trace.Links.Rules)
            .ToDictionary(pair => PlaceOf(pair.First.Statement), pair => (pair.First.Statement, Link: pair.Second));
        var trace = new KnownTrace(one => IsReached(one, asking));
        foreach (var outlined in known)
        {
            var (statement, link) = before[PlaceOf(outlined.Statement)];
            trace.Add(outlined.Statement, link, _run.Trace.Alternatives.GetValueOrDefault(statement, []));
        }
        return trace;

        bool IsOpen(OutlinedStatement outlined) => collections.Contains(outlined.CollectionPath());
    }

    private static bool IsReached(AccessCase one, HashSet<string> shapes) =>
        shapes.Count > 0 && shapes.Overlaps(RequestShapes.Of(one));

    private static (int Line, int Column) PlaceOf(AllowStatement statement) =>
        (statement.Span.Line, statement.Span.Column);
}
