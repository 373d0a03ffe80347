using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Mutation;

/// <summary>Takes one arm of a conditional always, or swaps both.</summary>
internal sealed class OtherArm() : Mutator("other-arm", MutatorGroup.Conditions, "one arm of ?: is always taken, or they are swapped")
{
    internal override IEnumerable<TextEdit> OfExpression(Expression expression, SourceText source) =>
        expression is ConditionalExpression choice
            ?
            [
                new TextEdit(choice.Span, $"({source.Slice(choice.WhenTrue.Span)})"),
                new TextEdit(choice.Span, $"({source.Slice(choice.WhenFalse.Span)})"),
                new TextEdit(choice.Condition.Span, $"!({source.Slice(choice.Condition.Span)})"),
            ]
            : [];
}
