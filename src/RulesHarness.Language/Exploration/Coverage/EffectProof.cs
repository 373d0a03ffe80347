namespace RulesHarness.Language.Exploration.Coverage;

/// <summary>Proves of atomic conditions that no two scenarios can show their effect.</summary>
internal sealed class EffectProof
{
    private readonly ContextFinder _contexts;
    private readonly WholeSides _whole = new();
    private readonly WaySides _ways = new();

    /// <param name="contexts">Finds what the others must be for a condition to decide.</param>
    public EffectProof(ContextFinder contexts) => _contexts = contexts;

    /// <param name="tree">The statement's condition.</param>
    public EffectProof(DecisionTree tree)
        : this(new ContextFinder(tree)) { }

    /// <summary>Returns true if no pair can exist.</summary>
    public bool IsImpossible(AtomNode atom) => IsImpossible(atom, _whole) || IsImpossible(atom, _ways);

    private bool IsImpossible(AtomNode atom, Sides sides)
    {
        var allowing = _contexts.Find(atom, decision: true, sides);
        var denying = new[] { false, true }
            .Select(isWithoutValue => _contexts.Find(atom, decision: false, sides, isWithoutValue))
            .ToList();
        return !allowing.IsCutOff
            && !denying.Exists(contexts => contexts.IsCutOff)
            && !allowing.All.Any(one =>
                denying.SelectMany(contexts => contexts.All).Any(other => other.Outcome != one.Outcome)
            );
    }
}
