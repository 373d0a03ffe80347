using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Mutation;

/// <summary>Counts one item too many or too few.</summary>
internal sealed class OtherSize() : Mutator("other-size", MutatorGroup.Values, "a size is one more or one less")
{
    internal override IEnumerable<TextEdit> OfExpression(Expression expression, MutablePlaces places) =>
        expression is CallExpression { Target: not null, Function.Text: "size" } call
            ?
            [
                new TextEdit(call.Span, $"({places.Slice(call.Span)} + 1)"),
                new TextEdit(call.Span, $"({places.Slice(call.Span)} - 1)"),
            ]
            : [];
}
