using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Mutation;

/// <summary>Negates a condition, an operand of one, or takes a negation away.</summary>
internal sealed class Negation() : Mutator("negate", MutatorGroup.Conditions, "a condition is negated")
{
    internal override IEnumerable<TextEdit> OfCondition(Expression condition, MutablePlaces places) =>
        [Negated(condition, places)];

    internal override IEnumerable<TextEdit> OfExpression(Expression expression, MutablePlaces places) =>
        expression switch
        {
            UnaryExpression { Operator: UnaryOperator.Not } not =>
            [
                new TextEdit(not.Span, places.Slice(not.Operand.Span)),
            ],
            BinaryExpression { Operator: BinaryOperator.And or BinaryOperator.Or } binary =>
            [
                .. new[] { binary.Left, binary.Right }
                    .Where(operand =>
                        operand is not BinaryExpression { Operator: BinaryOperator.And or BinaryOperator.Or }
                    )
                    .Select(operand => Negated(operand, places)),
            ],
            _ => [],
        };

    private static TextEdit Negated(Expression condition, MutablePlaces places) =>
        condition is UnaryExpression { Operator: UnaryOperator.Not } not
            ? new TextEdit(condition.Span, places.Slice(not.Operand.Span))
            : new TextEdit(condition.Span, $"!({places.Slice(condition.Span)})");
}
