using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Mutation;

/// <summary>Puts another text in the place of one.</summary>
internal sealed class OtherText() : Mutator("other-text", MutatorGroup.Literals, "a text is another one")
{
    internal override IEnumerable<TextEdit> OfExpression(Expression expression, SourceText source) =>
        expression is LiteralExpression { Kind: LiteralKind.String } text
            ? [new TextEdit(text.Span, $"{source.Slice(text.Span)[..^1]}~{source.Slice(text.Span)[^1]}")]
            : [];
}
