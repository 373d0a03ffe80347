using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Mutation;

/// <summary>Changes a number by one.</summary>
internal sealed class OtherNumber() : Mutator("other-number", MutatorGroup.Literals, "a number is one more or one less")
{
    internal override IEnumerable<TextEdit> OfExpression(Expression expression, MutablePlaces places) =>
        expression is LiteralExpression { Kind: LiteralKind.Integer, Value: long number } and { Span: var span }
            ?
            [
                .. number < long.MaxValue ? new[] { new TextEdit(span, Text(number + 1)) } : [],
                .. number > 0 ? new[] { new TextEdit(span, Text(number - 1)) } : [],
            ]
            : [];

    private static string Text(long number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
