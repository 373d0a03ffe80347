using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Exploration.Comparing;

/// <summary>Lists the atomic conditions of an expanded condition.</summary>
internal static class ScenarioAtoms
{
    public static IEnumerable<Expression> Of(Expression condition) =>
        condition switch
        {
            LiteralExpression => [],
            ParenthesizedExpression brackets => Of(brackets.Inner),
            UnaryExpression { Operator: UnaryOperator.Not } not => Of(not.Operand),
            BinaryExpression { Operator: BinaryOperator.And or BinaryOperator.Or } logic =>
            [
                .. Of(logic.Left),
                .. Of(logic.Right),
            ],
            ConditionalExpression choice => [.. Of(choice.Condition), .. Of(choice.WhenTrue), .. Of(choice.WhenFalse)],
            _ => [condition],
        };
}
