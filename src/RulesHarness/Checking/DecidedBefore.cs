using RulesHarness.Cases;
using RulesHarness.Embedded;
using RulesHarness.Engines;
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
    private readonly Dictionary<AccessCase, Verdict> _verdicts;

    public DecidedBefore(RunPart run, CompiledRules before, CompiledRules rules)
    {
        var cases = run.Decided.Select(verdict => verdict.Case).ToList();
        (_run, _rules) = (run, rules);
        _shapes = new RequestShapes(rules, cases);
        _changed = _shapes.Changed(new RequestShapes(before, cases));
        _verdicts = new(ReferenceEqualityComparer.Instance);
        foreach (var verdict in run.Decided.Where(verdict => !IsReached(verdict.Case, _changed)))
        {
            _verdicts[verdict.Case] = verdict;
        }
    }

    /// <summary>Decides the cases that the change can reach; the verdicts of the others are those of the last run.</summary>
    public async Task<IReadOnlyList<Verdict>> DecideAsync(
        IRulesSession session,
        IReadOnlyList<AccessCase> cases,
        Action<int, int>? progress,
        CancellationToken cancellationToken
    )
    {
        List<AccessCase> open = [.. cases.Where(one => !_verdicts.ContainsKey(one))];
        if (open.Count > 0)
        {
            var decided = await session.RunAllAsync(open, progress, cancellationToken);
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
        var open = _shapes.About(_changed);
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

    private static bool IsReached(AccessCase one, HashSet<string> shapes) =>
        shapes.Count > 0 && RequestShapes.Of(one).Any(shapes.Contains);

    private static (int Line, int Column) PlaceOf(AllowStatement statement) =>
        (statement.Span.Line, statement.Span.Column);
}
