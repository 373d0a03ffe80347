using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Mutation;

/// <summary>Asks for another type, or for none.</summary>
internal sealed class OtherType()
    : Mutator("other-type", MutatorGroup.Values, "the type that is asked for is another one")
{
    internal override IEnumerable<TextEdit> OfExpression(Expression expression, MutablePlaces places) =>
        expression is TypeTestExpression test
            ?
            [
                new TextEdit(test.Type.Span, test.Type.Text == "string" ? "int" : "string"),
                new TextEdit(test.Span, "true"),
            ]
            : [];
}
