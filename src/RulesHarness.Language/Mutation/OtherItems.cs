using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Mutation;

/// <summary>Adds an item to a list of texts, and drops each item of a list.</summary>
internal sealed class OtherItems() : Mutator(Mutators.OfItems, MutatorGroup.Literals, "a list has an item more or less")
{
    internal override IEnumerable<TextEdit> OfExpression(Expression expression, MutablePlaces places)
    {
        if (expression is not ListExpression { Items: { Length: > 0 } items } list)
        {
            yield break;
        }

        for (var at = 0; at < items.Length; at++)
        {
            var start = at == 0 ? items[at].Span.Offset : items[at - 1].Span.End;
            var end = at == 0 && items.Length > 1 ? items[1].Span.Offset : items[at].Span.End;
            yield return new TextEdit(items[at].Span with { Offset = start, Length = end - start }, "");
        }

        if (items.All(item => item is LiteralExpression { Kind: LiteralKind.String }))
        {
            yield return new TextEdit(items[^1].Span, $"{places.Slice(items[^1].Span)}, {places.OtherItem(list)}");
        }
    }
}
