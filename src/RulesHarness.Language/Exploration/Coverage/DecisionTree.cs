using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Exploration.Coverage;

/// <summary>
/// The condition of an allow statement as logic over atomic conditions, with functions and variables expanded: each
/// call of a function has conditions of its own.
/// </summary>
internal sealed class DecisionTree
{
    /// <summary>Atomic conditions of one statement that are looked at.</summary>
    private const int MaxAtoms = 400;

    private readonly List<AtomNode> _atoms = [];
    private int _nodes;

    private DecisionTree(RuleStatement statement, Expression condition)
    {
        Statement = statement;
        Root = Build(condition);
        statement.Work.Add(_nodes);
    }

    public RuleStatement Statement { get; }

    public DecisionNode Root { get; }

    /// <summary>The number of nodes.</summary>
    public int Count => _nodes;

    /// <summary>The atomic conditions, in the order in which they are evaluated.</summary>
    public IReadOnlyList<AtomNode> Atoms => _atoms;

    /// <summary>Whether a part of the condition counts as one because there are too many to look at.</summary>
    public bool IsCutOff { get; private set; }

    /// <summary>Returns false for a part of the condition that counts as one.</summary>
    public static bool IsLookedAt(AtomNode atom) => atom.Atom < MaxAtoms;

    /// <summary>The tree; null for a statement without a condition.</summary>
    public static DecisionTree? Of(RuleStatement statement) =>
        LogicLifter.ConditionOf(statement) is { } condition ? new DecisionTree(statement, condition) : null;

    private DecisionNode Build(Expression expression)
    {
        var index = _nodes++;
        if (_atoms.Count >= MaxAtoms)
        {
            IsCutOff = true;
            return Atom(index, expression);
        }

        switch (expression)
        {
            case ParenthesizedExpression brackets:
                _nodes--;
                return Build(brackets.Inner);
            case LiteralExpression { Value: bool value }:
                return new ConstantNode(index, expression, value);
            case UnaryExpression { Operator: UnaryOperator.Not } not:
                return new NotNode(index, expression, Build(not.Operand));
            case BinaryExpression { Operator: BinaryOperator.And or BinaryOperator.Or } logic:
                var isAnd = logic.Operator == BinaryOperator.And;
                return new LogicNode(index, expression, isAnd, Build(logic.Left), Build(logic.Right));
            case ConditionalExpression choice:
                return new ChoiceNode(
                    index,
                    expression,
                    Build(choice.Condition),
                    Build(choice.WhenTrue),
                    Build(choice.WhenFalse)
                );
            default:
                return Atom(index, expression);
        }
    }

    private AtomNode Atom(int index, Expression expression)
    {
        var atom = new AtomNode(index, expression, _atoms.Count);
        _atoms.Add(atom);
        return atom;
    }
}
