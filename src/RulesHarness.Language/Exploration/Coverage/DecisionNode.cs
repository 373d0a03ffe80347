using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Exploration.Coverage;

/// <summary>A part of a statement's condition, with functions and variables expanded.</summary>
/// <param name="Index">Its number in the tree.</param>
/// <param name="Expression">The part.</param>
internal abstract record DecisionNode(int Index, Expression Expression)
{
    /// <summary>The parts directly inside it, in the order of the text.</summary>
    public virtual IReadOnlyList<DecisionNode> Children => [];
}

/// <summary><c>true</c> or <c>false</c>, which no scenario can change.</summary>
internal sealed record ConstantNode(int Index, Expression Expression, bool Value) : DecisionNode(Index, Expression);

/// <summary>An atomic condition.</summary>
/// <param name="Index">Its number in the tree.</param>
/// <param name="Expression">The condition.</param>
/// <param name="Atom">Its number among the atomic conditions.</param>
internal sealed record AtomNode(int Index, Expression Expression, int Atom) : DecisionNode(Index, Expression);

/// <summary><c>!a</c>.</summary>
internal sealed record NotNode(int Index, Expression Expression, DecisionNode Operand) : DecisionNode(Index, Expression)
{
    /// <inheritdoc/>
    public override IReadOnlyList<DecisionNode> Children => [Operand];
}

/// <summary><c>a &amp;&amp; b</c>, or <c>a || b</c>.</summary>
internal sealed record LogicNode(int Index, Expression Expression, bool IsAnd, DecisionNode Left, DecisionNode Right)
    : DecisionNode(Index, Expression)
{
    /// <inheritdoc/>
    public override IReadOnlyList<DecisionNode> Children => [Left, Right];
}

/// <summary><c>a ? b : c</c>.</summary>
internal sealed record ChoiceNode(
    int Index,
    Expression Expression,
    DecisionNode Question,
    DecisionNode WhenTrue,
    DecisionNode WhenFalse
) : DecisionNode(Index, Expression)
{
    /// <inheritdoc/>
    public override IReadOnlyList<DecisionNode> Children => [Question, WhenTrue, WhenFalse];
}
