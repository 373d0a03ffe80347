using System.Collections.Immutable;

namespace RulesHarness.Language.Exploration.Coverage;

/// <summary>Searches, for the atomic conditions of one statement, the scenarios that show their effect.</summary>
internal sealed class PairSearch
{
    /// <summary>Scenarios that are tried for one context.</summary>
    private const int MaxTries = 80;

    /// <summary>Scenarios that are tried for one condition.</summary>
    private const int MaxTriesForCondition = 1_500;

    /// <summary>Scenarios from which the other one of a pair is searched.</summary>
    private const int MaxBegun = 4;

    /// <summary>Contexts of one kind that are tried.</summary>
    private const int MaxContexts = 8;

    private readonly RulesExplorer _explorer;
    private readonly DecisionTree _tree;
    private readonly ContextFinder _contexts;
    private readonly EffectProof _proof;
    private readonly WholeSides _whole = new();
    private readonly WaySides _ways = new();
    private readonly Repairs _repairs;
    private readonly ScenarioSolver _solver = new();
    private readonly List<Scenario> _starts;
    private readonly List<(Scenario Scenario, DecisionWalk Walk)> _known = [];
    private int _left;
    private UnreachedWay? _unmet;

    /// <param name="explorer">The rules.</param>
    /// <param name="tree">The statement's condition.</param>
    /// <param name="reached">Requests that the statement allows.</param>
    public PairSearch(RulesExplorer explorer, DecisionTree tree, IEnumerable<Scenario> reached)
    {
        (_explorer, _tree) = (explorer, tree);
        var contradictions = new Contradictions(explorer.Reader);
        _contexts = new ContextFinder(tree, contradictions);
        _proof = new EffectProof(tree, contradictions);
        _repairs = new Repairs(tree.Statement);
        _starts = [.. explorer.Starts(tree.Statement)];
        foreach (var scenario in reached)
        {
            _ = Keep(scenario);
        }
    }

    /// <summary>The scenarios that were tried.</summary>
    public int Tries { get; private set; }

    /// <summary>Whether the last search ended before all was tried.</summary>
    public bool IsCutOff => _left <= 0 || _explorer.Work.IsSpent;

    /// <summary>Searches the pair of a condition.</summary>
    public ExploredCondition Explore(AtomNode atom)
    {
        (_left, _unmet) = (MaxTriesForCondition, null);
        var pair = FromKnown(atom);
        var isImpossible = pair is null && _proof.IsImpossible(atom);
        if (pair is null && !isImpossible)
        {
            pair = FromContexts(atom) ?? FromStarts(atom);
        }

        return new ExploredCondition(
            _tree.Statement.Statement,
            atom.Expression.Span,
            pair,
            isImpossible,
            pair is null && !isImpossible ? _unmet : null
        );
    }

    private ConditionPair? FromKnown(AtomNode atom) =>
        _known
            .Where(known => known.Walk.EffectOf(atom) != ConditionEffects.None)
            .OrderByDescending(known => known.Walk.IsAllowed)
            .Take(MaxBegun)
            .ToList()
            .Select(known => Partner(atom, known.Scenario, known.Walk))
            .FirstOrDefault(pair => pair is not null);

    private ConditionPair? FromContexts(AtomNode atom)
    {
        foreach (var context in ContextsOf(atom, decision: true))
        {
            foreach (var start in _known.Select(known => known.Scenario).Take(2).Concat(_starts).ToList())
            {
                if (Solve(start, atom, context) is { } scenario && Partner(atom, scenario, Keep(scenario)) is { } pair)
                {
                    return pair;
                }
            }
        }

        return null;
    }

    // Some conditions differ only between kinds of requests: whether there is a document.
    private ConditionPair? FromStarts(AtomNode atom)
    {
        var allowed = _known.Find(known => known.Walk.IsAllowed && known.Walk.EffectOf(atom) != ConditionEffects.None);
        if (allowed.Scenario is null)
        {
            return null;
        }

        var denied =
            from context in _contexts.Find(atom, decision: false, _whole).All
            from start in _starts
            let scenario = Solve(start, atom, context)
            where scenario is not null
            select PairOf(atom, allowed, (scenario, Keep(scenario)));
        return denied.FirstOrDefault(pair => pair is not null);
    }

    // Those that ask least first. Most conditions need no others.
    private IEnumerable<DecidingContext> ContextsOf(AtomNode atom, bool decision, Sides? first = null)
    {
        bool[] kinds = decision ? [false] : [false, true];
        return from isWithoutValue in kinds
            from sides in new[] { first, _whole, _ways }.OfType<Sides>()
            where !IsCutOff
            from context in _contexts.Find(atom, decision, sides, isWithoutValue).All.Take(MaxContexts)
            select context;
    }

    // The scenario that differs from a known one as little as possible.
    private ConditionPair? Partner(AtomNode atom, Scenario known, DecisionWalk walk)
    {
        if (walk.IsAllowed && !_explorer.Decide(known).IsAllowed)
        {
            return null;
        }

        foreach (var context in ContextsOf(atom, !walk.IsAllowed, new AlikeSides(walk)))
        {
            var other = Solve(known, atom, context);
            if (other is not null && PairOf(atom, (known, walk), (other, Keep(other))) is { } pair)
            {
                return pair;
            }
        }

        return null;
    }

    private ConditionPair? PairOf(
        AtomNode atom,
        (Scenario Scenario, DecisionWalk Walk) first,
        (Scenario Scenario, DecisionWalk Walk) second
    )
    {
        if (!(first.Walk.EffectOf(atom) | second.Walk.EffectOf(atom)).AreShown())
        {
            return null;
        }

        var (allowed, denied) = first.Walk.IsAllowed ? (first, second) : (second, first);
        return _explorer.Decide(allowed.Scenario).IsAllowed
            ? new ConditionPair(allowed.Scenario, denied.Scenario, allowed.Walk.OutcomeOf(atom) == Outcome.True)
            : null;
    }

    private Scenario? Solve(Scenario start, AtomNode atom, DecidingContext context)
    {
        if (IsCutOff)
        {
            return null;
        }

        var goals = context
            .Others.Select(other => GoalOf(other.Literal, other.IsLenient))
            .Append(GoalOf(new AtomicCondition(atom.Expression, context.Outcome), context.IsWithoutValue))
            .ToImmutableArray();
        var scenario = _solver.Solve(start, goals, Math.Min(_left, MaxTries));
        _left -= _solver.Tries;
        Tries += _solver.Tries;
        if (scenario is null && _solver.Open is { } open)
        {
            _unmet ??= new UnreachedWay(open.Condition.Span, open.Outcome);
        }

        return scenario;
    }

    private Goal GoalOf(AtomicCondition literal, bool isFailureEnough) =>
        new(_tree.Statement, _repairs, literal.Condition, literal.Outcome) { IsFailureEnough = isFailureEnough };

    private DecisionWalk Keep(Scenario scenario)
    {
        var walk = DecisionWalk.Of(_tree, scenario);
        _known.Add((scenario, walk));
        return walk;
    }
}
