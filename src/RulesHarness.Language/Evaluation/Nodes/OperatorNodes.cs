using RulesHarness.Language.Evaluation.Execution;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Evaluation.Nodes;

/// <summary><c>a == b</c> and <c>a != b</c>.</summary>
internal sealed class EqualityNode(Node left, Node right, bool isEqual, SourceSpan place) : Node
{
    protected override RulesValue Compute(DecisionRun run)
    {
        var first = left.Evaluate(run);
        var second = right.Evaluate(run);
        if (first.IsUndefined)
        {
            return first;
        }

        if (second.IsUndefined)
        {
            return second;
        }

        return first.IsConstraint || second.IsConstraint
            ? Constraints.Compare(first, isEqual ? BinaryOperator.Equal : BinaryOperator.NotEqual, second, place)
            : RulesValue.From(first.IsSameAs(second) == isEqual);
    }
}

/// <summary><c>a &lt; b</c> and its like.</summary>
internal sealed class OrderNode(Node left, BinaryOperator sign, Node right, SourceSpan place) : Node
{
    protected override RulesValue Compute(DecisionRun run)
    {
        var first = left.Evaluate(run);
        var second = right.Evaluate(run);
        if (first.IsUndefined)
        {
            return first;
        }

        return second.IsUndefined ? second : Ordering.Compare(first, sign, second, place);
    }
}

/// <summary><c>a in b</c>: a question to <c>b</c>, which comes first.</summary>
internal sealed class InNode(Node element, Node collection, SourceSpan place) : Node
{
    protected override RulesValue Compute(DecisionRun run)
    {
        var all = collection.Evaluate(run);
        var one = element.Evaluate(run);
        if (all.IsUndefined)
        {
            return all;
        }

        // What can hold nothing fails first.
        return one.IsUndefined && Membership.IsCollection(all.Kind) ? one : Membership.Of(one, all, place);
    }
}

/// <summary><c>a + b</c> and its like.</summary>
internal sealed class ArithmeticNode(Node left, BinaryOperator sign, Node right, SourceSpan place) : Node
{
    protected override RulesValue Compute(DecisionRun run)
    {
        var first = left.Evaluate(run);
        var second = right.Evaluate(run);
        if (first.IsUndefined)
        {
            return first;
        }

        return second.IsUndefined ? second : Arithmetic.Of(first, sign, second, place);
    }
}

/// <summary><c>-a</c>.</summary>
internal sealed class NegationNode(Node operand, SourceSpan place) : Node
{
    protected override RulesValue Compute(DecisionRun run)
    {
        var value = operand.Evaluate(run);
        return value.IsUndefined ? value : Arithmetic.Negate(value, place);
    }
}

/// <summary><c>a is type</c>. The type counts as an expression.</summary>
internal sealed class TypeTestNode(Node operand, string type) : Node
{
    protected override RulesValue Compute(DecisionRun run)
    {
        run.ExpressionsLeft--;
        var value = operand.Evaluate(run);
        return value.IsUndefined ? value : RulesValue.From(KindNames.IsOfType(value.Kind, type));
    }
}
