using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Mutation;

/// <summary>
/// Replaces the condition of a statement, or what a function returns, by <c>true</c> and by <c>false</c>.
/// </summary>
internal sealed class ConstantCondition()
    : Mutator("constant-condition", MutatorGroup.Conditions, "a condition is always true or always false")
{
    internal override IEnumerable<TextEdit> OfCondition(Expression condition, MutablePlaces places) =>
        Constants(condition);

    internal override IEnumerable<TextEdit> OfFunction(FunctionDeclaration function, MutablePlaces places) =>
        IsLogical(function.Result) ? Constants(function.Result) : [];

    private static IEnumerable<TextEdit> Constants(Expression condition) =>
        condition is LiteralExpression { Kind: LiteralKind.Boolean, Value: var value }
            ? [new TextEdit(condition.Span, value is true ? "false" : "true")]
            : [new TextEdit(condition.Span, "true"), new TextEdit(condition.Span, "false")];

    private static bool IsLogical(Expression result) =>
        result switch
        {
            ParenthesizedExpression inner => IsLogical(inner.Inner),
            ConditionalExpression choice => IsLogical(choice.WhenTrue) || IsLogical(choice.WhenFalse),
            BinaryExpression binary => binary.Operator <= BinaryOperator.In,
            UnaryExpression unary => unary.Operator == UnaryOperator.Not,
            LiteralExpression literal => literal.Kind == LiteralKind.Boolean,
            TypeTestExpression => true,
            CallExpression call => call.Function.Text is "exists" or "existsAfter" or "matches"
                || call.Function.Text.StartsWith("has", StringComparison.Ordinal),
            _ => false,
        };
}
