using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Mutation;

/// <summary>Puts another text in the place of one.</summary>
/// <remarks>The value that <c>get</c> gives where there is none hardly matters, and is left.</remarks>
internal sealed class OtherText() : Mutator("other-text", MutatorGroup.Literals, "a text is another one")
{
    internal override IEnumerable<TextEdit> OfExpression(Expression expression, MutablePlaces places) =>
        expression switch
        {
            CallExpression { Function.Text: "get", Arguments: [LiteralExpression key, ..] } => OfText(key, places),
            LiteralExpression text when !places.IsArgumentOfGet(text) => OfText(text, places),
            _ => [],
        };

    private static IEnumerable<TextEdit> OfText(LiteralExpression text, MutablePlaces places) =>
        text.Kind == LiteralKind.String
            ? [new TextEdit(text.Span, $"{places.Slice(text.Span)[..^1]}~{places.Slice(text.Span)[^1]}")]
            : [];
}
