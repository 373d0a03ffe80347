using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Mutation;

/// <summary>Lets a pattern match any text, or a little more than it should.</summary>
internal sealed class LoosePattern() : Mutator(Mutators.OfPatterns, MutatorGroup.Values, "a pattern matches anything")
{
    internal override IEnumerable<TextEdit> OfExpression(Expression expression, MutablePlaces places) =>
        expression is CallExpression { Function.Text: "matches", Arguments: [{ Span: var span }] }
            ? [new TextEdit(span, "'(?s).*'"), new TextEdit(span, $"{places.Slice(span)} + '.*'")]
            : [];
}
