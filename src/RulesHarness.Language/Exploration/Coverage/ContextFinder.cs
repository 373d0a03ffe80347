using System.Collections.Immutable;

namespace RulesHarness.Language.Exploration.Coverage;

/// <summary>
/// Finds what the other conditions of a statement must be so that an atomic condition alone decides: true beside
/// <c>&amp;&amp;</c>, false beside <c>||</c>, and the answer that leads to it below <c>?</c>.
/// </summary>
internal sealed class ContextFinder
{
    private const int MaxContexts = 24;

    /// <summary>Conditions of one context. A request evaluates no more.</summary>
    private const int MaxLiterals = 400;

    /// <summary>
    /// A condition that is put into a context takes as long as the evaluation of so many expressions.
    /// </summary>
    private const int WorkOfLiteral = 4;

    private readonly DecisionTree _tree;
    private readonly Contradictions _contradictions;
    private readonly DecisionNode?[] _parents;

    /// <param name="tree">The statement's condition.</param>
    /// <param name="contradictions">Tells which contexts there can't be.</param>
    public ContextFinder(DecisionTree tree, Contradictions contradictions)
    {
        (_tree, _contradictions) = (tree, contradictions);
        _parents = new DecisionNode?[tree.Count];
        FindParents(tree.Root);
    }

    /// <summary>
    /// The contexts in which the condition makes the statement decide so; none that contradicts itself.
    /// </summary>
    /// <param name="atom">The condition.</param>
    /// <param name="decision">Whether the statement is to allow the request.</param>
    /// <param name="sides">What is asked of the operands beside the condition.</param>
    /// <param name="isWithoutValue">
    /// Whether the condition is to have no value where it would have to be false: a statement denies then too.
    /// </param>
    public DecidingContexts Find(AtomNode atom, bool decision, Sides sides, bool isWithoutValue = false)
    {
        var path = PathTo(atom);
        var contexts = new List<State> { new(decision, IsPositive: true, []) };
        var isCutOff = false;
        for (var i = 0; i + 1 < path.Count; i++)
        {
            var (node, child) = (path[i], path[i + 1]);
            contexts =
            [
                .. contexts
                    .SelectMany(context => Below(context, node, child, sides, isWithoutValue))
                    .Take(MaxContexts * MaxContexts),
            ];
            isCutOff |= CutOff(contexts);
            _tree.Statement.Work.Add(WorkOfLiteral * contexts.Sum(context => context.Others.Length));
        }

        contexts.RemoveAll(context =>
            isWithoutValue
                ? context.Wanted || IsImpossibleWithout(context, atom)
                : IsImpossible(context.Others.Add(LiteralOf(atom, context)))
        );
        var found = contexts.Select(context => new DecidingContext(context.Wanted, isWithoutValue, context.Others));
        return new DecidingContexts([.. found], isCutOff || sides.IsCutOff);
    }

    private bool CutOff(List<State> contexts)
    {
        var isTooLong = contexts.RemoveAll(context => context.Others.Length > MaxLiterals) > 0;
        if (contexts.Count > MaxContexts)
        {
            contexts.RemoveAll(context => IsImpossible(context.Others));
        }

        var count = Math.Max(0, contexts.Count - MaxContexts);
        contexts.RemoveRange(contexts.Count - count, count);
        return isTooLong || count > 0;
    }

    private static ContextLiteral LiteralOf(AtomNode atom, State context) =>
        new(new AtomicCondition(atom.Expression, context.Wanted), IsLenient: false);

    private bool IsImpossibleWithout(State context, AtomNode atom) =>
        _contradictions.IsImpossibleWithout(
            from one in context.Others
            where !one.IsLenient
            select one.Literal,
            atom.Expression
        );

    private List<DecisionNode> PathTo(AtomNode atom)
    {
        var path = new List<DecisionNode>();
        for (DecisionNode? node = atom; node is not null; node = _parents[node.Index])
        {
            path.Add(node);
        }

        path.Reverse();
        return path;
    }

    private bool IsImpossible(ImmutableArray<ContextLiteral> literals)
    {
        List<AtomicCondition> strict = [.. from one in literals where !one.IsLenient select one.Literal];
        var lenient = from one in literals where one.IsLenient select one.Literal;
        return _contradictions.IsImpossible(strict, lenient);
    }

    private void FindParents(DecisionNode node)
    {
        foreach (var child in node.Children)
        {
            _parents[child.Index] = node;
            FindParents(child);
        }
    }

    private static IEnumerable<State> Below(
        State context,
        DecisionNode node,
        DecisionNode child,
        Sides sides,
        bool isWithoutValue
    )
    {
        switch (node)
        {
            case NotNode:
                return [context with { Wanted = !context.Wanted, IsPositive = !context.IsPositive }];
            case LogicNode logic:
                return Beside(context, logic, child, sides, isWithoutValue);
            case ChoiceNode choice when ReferenceEquals(child, choice.Question):
                return
                [
                    .. With(context, choice.WhenTrue, context.Wanted, false, sides)
                        .Select(below => below with { Wanted = true }),
                    .. With(context, choice.WhenFalse, context.Wanted, false, sides)
                        .Select(below => below with { Wanted = false }),
                ];
            case ChoiceNode choice:
                return With(context, choice.Question, ReferenceEquals(child, choice.WhenTrue), false, sides);
            default:
                return [];
        }
    }

    private static IEnumerable<State> Beside(
        State context,
        LogicNode logic,
        DecisionNode child,
        Sides sides,
        bool isWithoutValue
    )
    {
        // An operand to the right is not evaluated where the left one decides.
        var isLeft = ReferenceEquals(child, logic.Left);
        var other = isLeft ? logic.Right : logic.Left;
        var isEvaluated = !isLeft || isWithoutValue || context.Wanted == logic.IsAnd;
        var isLenient = logic.IsAnd != context.IsPositive;
        return isEvaluated ? With(context, other, logic.IsAnd, isLenient, sides) : [context];
    }

    private static IEnumerable<State> With(State context, DecisionNode other, bool outcome, bool isLenient, Sides sides)
    {
        return sides
            .Of(other, outcome, isLenient)
            .Select(way => context with { Others = context.Others.AddRange(way) });
    }

    /// <summary>The wanted outcomes of a part of the condition, and of others.</summary>
    /// <param name="Wanted">The outcome that the part is to have.</param>
    /// <param name="IsPositive">Whether the statement allows the request where the part is true.</param>
    /// <param name="Others">The other conditions.</param>
    private sealed record State(bool Wanted, bool IsPositive, ImmutableArray<ContextLiteral> Others);
}
