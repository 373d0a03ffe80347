using System.Collections.Immutable;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Exploration.Coverage;

/// <summary>Proves of atomic conditions that no two scenarios can show their effect.</summary>
/// <param name="tree">The statement's condition.</param>
/// <param name="contradictions">Tells which contexts there can't be.</param>
internal sealed class EffectProof(DecisionTree tree, Contradictions contradictions)
{
    private static readonly WholeSides Whole = new();

    private readonly ContextFinder _contexts = new(tree, contradictions);
    private readonly Dictionary<Expression, Alternatives>[] _known =
    [
        new(ReferenceEqualityComparer.Instance),
        new(ReferenceEqualityComparer.Instance),
    ];

    /// <summary>Returns true if no pair can exist.</summary>
    public bool IsImpossible(AtomNode atom)
    {
        var allowing = OutcomesIn(atom, decision: true, isWithoutValue: false);
        if (allowing.Count == 0)
        {
            return true;
        }

        var denying = OutcomesIn(atom, decision: false, isWithoutValue: false)
            .Concat(OutcomesIn(atom, decision: false, isWithoutValue: true))
            .ToList();
        return !allowing.Exists(outcome => denying.Contains(!outcome));
    }

    private List<bool> OutcomesIn(AtomNode atom, bool decision, bool isWithoutValue)
    {
        var contexts = _contexts.Find(atom, decision, Whole, isWithoutValue).All;
        return [.. from context in contexts where !IsImpossible(atom, context) select context.Outcome];
    }

    // One of several alternatives must be met: none is where each contradicts the rest.
    private bool IsImpossible(AtomNode atom, DecidingContext context)
    {
        List<AtomicCondition> strict = [.. from one in context.Others where !one.IsLenient select one.Literal];
        var plain = strict.Where(literal => !LogicLifter.IsLogic(literal.Condition)).ToList();
        if (!context.IsWithoutValue)
        {
            plain.Add(new AtomicCondition(atom.Expression, context.Outcome));
        }

        return strict
            .Where(literal => LogicLifter.IsLogic(literal.Condition))
            .Select(AlternativesOf)
            .Any(ways =>
                !ways.IsCutOff
                && ways.All.All(way =>
                    context.IsWithoutValue
                        ? contradictions.IsImpossibleWithout(plain.Concat(way), atom.Expression)
                        : contradictions.IsImpossible(plain.Concat(way))
                )
            );
    }

    private Alternatives AlternativesOf(AtomicCondition literal)
    {
        var known = _known[literal.Outcome ? 1 : 0];
        if (!known.TryGetValue(literal.Condition, out var ways))
        {
            var finder = new WayFinder();
            var found = finder.Find(literal.Condition, literal.Outcome);
            known[literal.Condition] = ways = new Alternatives(found, finder.IsCutOff);
        }

        return ways;
    }

    /// <summary>The ways in which a condition can have an outcome.</summary>
    private sealed record Alternatives(ImmutableArray<ImmutableArray<AtomicCondition>> All, bool IsCutOff);
}
