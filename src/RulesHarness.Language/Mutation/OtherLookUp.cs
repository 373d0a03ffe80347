using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Mutation;

/// <summary>Looks up another document, before or after the write, or takes its existence for granted.</summary>
internal sealed class OtherLookUp()
    : Mutator("other-look-up", MutatorGroup.Documents, "another document is looked up, or it is always or never there")
{
    private static readonly Dictionary<string, string> Others = new()
    {
        ["get"] = "getAfter",
        ["getAfter"] = "get",
        ["exists"] = "existsAfter",
        ["existsAfter"] = "exists",
    };

    internal override IEnumerable<TextEdit> OfExpression(Expression expression, MutablePlaces places)
    {
        if (
            expression is not CallExpression { Target: null } call
            || !Others.TryGetValue(call.Function.Text, out var other)
            || call.Arguments is not [PathExpression { Parts: [.., var id] }]
        )
        {
            yield break;
        }

        yield return new TextEdit(call.Function.Span, other);
        yield return new TextEdit(id.Span, "no-such-id");
        if (call.Function.Text is "exists" or "existsAfter")
        {
            yield return new TextEdit(call.Span, "true");
            yield return new TextEdit(call.Span, "false");
        }
    }
}
