using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Mutation;

/// <summary>Swaps <c>true</c> and <c>false</c> inside a condition.</summary>
internal sealed class OtherBoolean()
    : Mutator("other-boolean", MutatorGroup.Literals, "true becomes false, or false becomes true")
{
    internal override IEnumerable<TextEdit> OfExpression(Expression expression, MutablePlaces places) =>
        expression is LiteralExpression { Kind: LiteralKind.Boolean, Value: bool value }
            ? [new TextEdit(expression.Span, value ? "false" : "true")]
            : [];
}
