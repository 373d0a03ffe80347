using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Exploration;

/// <summary>Proposes scenarios in which two expressions are equal, or in order.</summary>
internal sealed class ComparisonSolver(RuleStatement statement, Assignments assignments)
{
    public IEnumerable<Scenario> Equality(Scenario scenario, BinaryExpression equality, bool isEqual)
    {
        var left = statement.Evaluate(equality.Left, scenario);
        var right = statement.Evaluate(equality.Right, scenario);
        return isEqual
            ? Equal(scenario, (equality.Left, left), (equality.Right, right))
            : Different(scenario, (equality.Left, left), (equality.Right, right));
    }

    public IEnumerable<Scenario> Order(Scenario scenario, BinaryExpression order, bool outcome)
    {
        var left = statement.Evaluate(order.Left, scenario);
        var right = statement.Evaluate(order.Right, scenario);
        var isLess = order.Operator is BinaryOperator.Less or BinaryOperator.LessOrEqual == outcome;
        var proposals = Enumerable.Empty<Scenario>();
        if (!right.IsUndefined)
        {
            proposals = proposals.Concat(
                Around(right, isLess, left).SelectMany(value => assignments.Assign(scenario, order.Left, value))
            );
        }

        if (!left.IsUndefined)
        {
            proposals = proposals.Concat(
                Around(left, !isLess, right).SelectMany(value => assignments.Assign(scenario, order.Right, value))
            );
        }

        return left.IsUndefined && right.IsUndefined
            ? SampleValues.Any().SelectMany(value => assignments.Assign(scenario, order.Left, value))
            : proposals;
    }

    // The boundary first: it is where rules are wrong by one.
    private static IEnumerable<RulesValue> Around(RulesValue limit, bool isBelow, RulesValue like)
    {
        var value = limit.IsInt && like.IsFloat ? RulesValue.From((double)limit.AsInt) : limit;
        yield return value;
        if (SampleValues.Beside(value, isBelow) is { } beside)
        {
            yield return beside;
        }
    }

    private IEnumerable<Scenario> Equal(
        Scenario scenario,
        (Expression Expression, RulesValue Value) left,
        (Expression Expression, RulesValue Value) right
    )
    {
        if (!right.Value.IsUndefined)
        {
            foreach (var proposal in Become(scenario, left.Expression, right.Value))
            {
                yield return proposal;
            }
        }

        if (!left.Value.IsUndefined)
        {
            foreach (var proposal in Become(scenario, right.Expression, left.Value))
            {
                yield return proposal;
            }

            yield break;
        }

        if (right.Value.IsUndefined)
        {
            var proposals = SampleValues
                .Any()
                .SelectMany(value =>
                    assignments
                        .Assign(scenario, left.Expression, value)
                        .Concat(assignments.Assign(scenario, right.Expression, value))
                );
            foreach (var proposal in proposals)
            {
                yield return proposal;
            }
        }
    }

    private IEnumerable<Scenario> Become(Scenario scenario, Expression expression, RulesValue value)
    {
        var assigned = assignments.Assign(scenario, expression, value);
        return value.IsNull ? assigned.Concat(assignments.Remove(scenario, expression)) : assigned;
    }

    private IEnumerable<Scenario> Different(
        Scenario scenario,
        (Expression Expression, RulesValue Value) left,
        (Expression Expression, RulesValue Value) right
    )
    {
        var first = Others(right.Value);
        var second = Others(left.Value);
        return first
            .SelectMany(value => assignments.Assign(scenario, left.Expression, value))
            .Concat(second.SelectMany(value => assignments.Assign(scenario, right.Expression, value)));
    }

    // Anything else than null may do. Where the next value of the type does not, one of another type may.
    private static IEnumerable<RulesValue> Others(RulesValue value) =>
        value.IsUndefined || value.IsNull
            ? SampleValues.Any()
            : [SampleValues.Other(value), SampleValues.OfOtherType(value.IsString ? "string" : "int")];
}
