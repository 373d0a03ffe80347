using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Mutation;

/// <summary>Drops an operand of <c>&amp;&amp;</c> or <c>||</c>.</summary>
internal sealed class DroppedOperand()
    : Mutator("drop-operand", MutatorGroup.Conditions, "an operand of && or || is dropped")
{
    internal override IEnumerable<TextEdit> OfExpression(Expression expression, MutablePlaces places)
    {
        if (expression is not BinaryExpression { Operator: BinaryOperator.And or BinaryOperator.Or } binary)
        {
            yield break;
        }

        yield return Between(binary.Left.Span.End, binary.Right.Span.End, binary.Right.Span);
        // Of a chain the first operand of all is the left one of the innermost.
        if (binary.Left is not BinaryExpression left || left.Operator != binary.Operator)
        {
            yield return Between(binary.Left.Span.Offset, binary.Right.Span.Offset, binary.Left.Span);
        }
    }

    private static TextEdit Between(int start, int end, SourceSpan told) =>
        new(told with { Offset = start, Length = end - start }, "");
}
