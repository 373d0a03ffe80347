using System.Collections.Immutable;

namespace RulesHarness.Language.Exploration.Coverage;

/// <summary>Says what is asked of an operand so that it has an outcome: one set of literals for each way.</summary>
internal abstract class Sides
{
    /// <summary>Whether there were more ways than were returned.</summary>
    public virtual bool IsCutOff => false;

    /// <summary>The ways; none where the operand never has the outcome.</summary>
    public abstract IEnumerable<ImmutableArray<ContextLiteral>> Of(DecisionNode operand, bool outcome, bool isLenient);
}

/// <summary>Asks for the outcome itself, and of each part for what the outcome takes of it.</summary>
internal sealed class WholeSides : Sides
{
    /// <inheritdoc/>
    public override IEnumerable<ImmutableArray<ContextLiteral>> Of(DecisionNode operand, bool outcome, bool isLenient)
    {
        var parts = Parts(operand, outcome).ToList();
        return parts.TrueForAll(part => part.Node is not ConstantNode constant || constant.Value == part.Outcome)
            ?
            [
                [
                    .. parts
                        .Where(part => part.Node is not ConstantNode)
                        .Select(part => new AtomicCondition(part.Node.Expression, part.Outcome))
                        .Select(literal => new ContextLiteral(literal, isLenient)),
                ],
            ]
            : [];
    }

    private static IEnumerable<(DecisionNode Node, bool Outcome)> Parts(DecisionNode node, bool outcome) =>
        node switch
        {
            NotNode not => Parts(not.Operand, !outcome),
            LogicNode logic when logic.IsAnd == outcome =>
            [
                .. Parts(logic.Left, outcome),
                .. Parts(logic.Right, outcome),
            ],
            _ => [(node, outcome)],
        };
}

/// <summary>Asks for each way in which the operand can have the outcome.</summary>
internal sealed class WaySides : Sides
{
    private readonly Dictionary<(int Node, bool Outcome), ImmutableArray<ImmutableArray<AtomicCondition>>> _known = [];
    private bool _isCutOff;

    /// <inheritdoc/>
    public override bool IsCutOff => _isCutOff;

    /// <inheritdoc/>
    public override IEnumerable<ImmutableArray<ContextLiteral>> Of(DecisionNode operand, bool outcome, bool isLenient)
    {
        if (!_known.TryGetValue((operand.Index, outcome), out var ways))
        {
            var finder = new WayFinder();
            _known[(operand.Index, outcome)] = ways = finder.Find(operand.Expression, outcome);
            _isCutOff |= finder.IsCutOff;
        }

        return from way in ways
            select way.Select(literal => new ContextLiteral(literal, isLenient)).ToImmutableArray();
    }
}

/// <summary>
/// Asks that nothing changes of what was evaluated of the operand in a scenario; where it had another outcome, or none,
/// for the outcome.
/// </summary>
/// <param name="like">The scenario.</param>
internal sealed class AlikeSides(DecisionWalk like) : Sides
{
    private readonly WholeSides _otherwise = new();

    /// <inheritdoc/>
    public override IEnumerable<ImmutableArray<ContextLiteral>> Of(DecisionNode operand, bool outcome, bool isLenient)
    {
        var was = like.OutcomeOf(operand);
        var isWanted = was == (outcome ? Outcome.True : Outcome.False) || (isLenient && was == Outcome.NoValue);
        return isWanted
            ?
            [
                [.. Evaluated(operand)],
            ]
            : _otherwise.Of(operand, outcome, isLenient);
    }

    private IEnumerable<ContextLiteral> Evaluated(DecisionNode node)
    {
        if (node is not AtomNode atom)
        {
            return node.Children.SelectMany(Evaluated);
        }

        var was = like.OutcomeOf(atom);
        return was == Outcome.NotEvaluated
            ? []
            : [new ContextLiteral(new AtomicCondition(atom.Expression, was == Outcome.True), was == Outcome.NoValue)];
    }
}
