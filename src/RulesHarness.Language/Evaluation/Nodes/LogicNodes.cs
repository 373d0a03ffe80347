using RulesHarness.Language.Evaluation.Execution;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Evaluation.Nodes;

/// <summary>
/// <c>a &amp;&amp; b</c> and <c>a || b</c>. The deciding value, false for the one and true for the other, decides from
/// either side, whatever the other side is. Otherwise the first side that is not a boolean is the reason why there is
/// no value. Reaching the second side counts as one more expression.
/// </summary>
internal sealed class LogicNode(Node left, Node right, bool deciding, SourceSpan leftPlace, SourceSpan rightPlace)
    : Node
{
    protected override RulesValue Compute(DecisionRun run)
    {
        var first = left.Evaluate(run);
        if (first.IsBool && first.AsBool == deciding)
        {
            return first;
        }

        run.ExpressionsLeft--;
        var second = right.Evaluate(run);
        if (run.ExpressionsLeft < 0)
        {
            return run.TooManyExpressions();
        }

        if (second.IsBool && (first.IsBool || second.AsBool == deciding))
        {
            return second;
        }

        return first.IsBool
            ? EvaluationErrors.OfNoBool(second, rightPlace)
            : EvaluationErrors.OfNoBool(first, leftPlace);
    }
}

/// <summary>
/// <c>a ? b : c</c>. Which arm is taken counts as an expression, and as three where it is the second.
/// </summary>
internal sealed class ConditionalNode(Node condition, Node whenTrue, Node whenFalse, SourceSpan conditionPlace) : Node
{
    protected override RulesValue Compute(DecisionRun run)
    {
        var asked = condition.Evaluate(run);
        if (!asked.IsBool)
        {
            return EvaluationErrors.OfNoBool(asked, conditionPlace);
        }

        run.ExpressionsLeft -= asked.AsBool ? 1 : 3;
        return (asked.AsBool ? whenTrue : whenFalse).Evaluate(run);
    }
}

/// <summary><c>!a</c>.</summary>
internal sealed class NotNode(Node operand, SourceSpan place) : Node
{
    protected override RulesValue Compute(DecisionRun run)
    {
        var value = operand.Evaluate(run);
        if (value.IsBool)
        {
            return RulesValue.From(!value.AsBool);
        }

        return value.IsUndefined
            ? value
            : RulesValue.Undefined(EvaluationErrors.Unsupported("!" + KindNames.Of(value.Kind), "!bool"), place);
    }
}
