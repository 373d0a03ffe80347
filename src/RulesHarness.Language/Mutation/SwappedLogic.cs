using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Mutation;

/// <summary>Swaps <c>&amp;&amp;</c> and <c>||</c>.</summary>
internal sealed class SwappedLogic() : Mutator("swap-logic", MutatorGroup.Conditions, "&& becomes ||, or || becomes &&")
{
    internal override IEnumerable<TextEdit> OfExpression(Expression expression, MutablePlaces places) =>
        expression is BinaryExpression { Operator: BinaryOperator.And or BinaryOperator.Or } binary
            ? [new TextEdit(binary.OperatorSpan, binary.Operator == BinaryOperator.And ? "||" : "&&")]
            : [];
}
