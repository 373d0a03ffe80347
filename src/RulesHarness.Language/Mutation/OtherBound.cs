using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Mutation;

/// <summary>Takes the bound of an order in or out, and an equality for an order.</summary>
internal sealed class OtherBound() : Mutator("other-bound", MutatorGroup.Comparisons, "a bound is in or out")
{
    private static readonly Dictionary<BinaryOperator, string[]> Others = new()
    {
        [BinaryOperator.Less] = ["<="],
        [BinaryOperator.LessOrEqual] = ["<", "=="],
        [BinaryOperator.Greater] = [">="],
        [BinaryOperator.GreaterOrEqual] = [">", "=="],
    };

    internal override IEnumerable<TextEdit> OfExpression(Expression expression, MutablePlaces places) =>
        expression is BinaryExpression binary && Others.TryGetValue(binary.Operator, out var others)
            ? others.Select(other => new TextEdit(binary.OperatorSpan, other))
            : [];
}
