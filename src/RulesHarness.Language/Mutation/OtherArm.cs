using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Mutation;

/// <summary>Takes one arm of a conditional always, or swaps both.</summary>
internal sealed class OtherArm()
    : Mutator("other-arm", MutatorGroup.Conditions, "one arm of ?: is always taken, or they are swapped")
{
    internal override IEnumerable<TextEdit> OfExpression(Expression expression, MutablePlaces places) =>
        expression is ConditionalExpression choice
            ?
            [
                new TextEdit(choice.Span, $"({places.Slice(choice.WhenTrue.Span)})"),
                new TextEdit(choice.Span, $"({places.Slice(choice.WhenFalse.Span)})"),
                new TextEdit(choice.Condition.Span, $"!({places.Slice(choice.Condition.Span)})"),
            ]
            : [];
}
