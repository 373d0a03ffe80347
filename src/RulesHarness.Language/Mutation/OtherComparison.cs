using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Mutation;

/// <summary>Turns <c>==</c> and <c>!=</c>, or the direction of an order.</summary>
internal sealed class OtherComparison()
    : Mutator("other-comparison", MutatorGroup.Comparisons, "a comparison is its opposite")
{
    private static readonly Dictionary<BinaryOperator, string> Opposites = new()
    {
        [BinaryOperator.Equal] = "!=",
        [BinaryOperator.NotEqual] = "==",
        [BinaryOperator.Less] = ">=",
        [BinaryOperator.LessOrEqual] = ">",
        [BinaryOperator.Greater] = "<=",
        [BinaryOperator.GreaterOrEqual] = "<",
    };

    internal override IEnumerable<TextEdit> OfExpression(Expression expression, MutablePlaces places) =>
        expression is BinaryExpression binary && Opposites.TryGetValue(binary.Operator, out var opposite)
            ? [new TextEdit(binary.OperatorSpan, opposite)]
            : [];
}
