using RulesHarness.Cases;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Checking;

/// <summary>Finds the lists of literals and the patterns that rules write out.</summary>
internal static class RuleWords
{
    public static WrittenOut Of(RulesDocument rules)
    {
        var parts = Inside(rules).ToList();
        return new WrittenOut(
            [.. parts.OfType<ListExpression>().Select(Strings).Where(list => list.Count > 0)],
            [.. parts.OfType<CallExpression>().Select(Pattern).OfType<string>().Distinct(StringComparer.Ordinal)],
            [.. parts.OfType<ListExpression>().Select(Numbers).Where(list => list.Count > 0)]
        );
    }

    private static string? Pattern(CallExpression call) =>
        call is { Function.Text: "matches", Target: not null, Arguments: [LiteralExpression { Value: string pattern }] }
            ? pattern
            : null;

    private static IReadOnlyList<string> Strings(ListExpression list) =>
        [.. list.Items.OfType<LiteralExpression>().Select(item => item.Value).OfType<string>()];

    private static IReadOnlyList<long> Numbers(ListExpression list) =>
        [.. list.Items.OfType<LiteralExpression>().Select(item => item.Value).OfType<long>()];

    private static IEnumerable<SyntaxNode> Inside(SyntaxNode node)
    {
        var left = new Stack<SyntaxNode>([node]);
        while (left.TryPop(out var next))
        {
            yield return next;
            foreach (var child in SyntaxChildren.Of(next))
            {
                left.Push(child);
            }
        }
    }
}
