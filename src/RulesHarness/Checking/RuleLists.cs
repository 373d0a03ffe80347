using RulesHarness.Language.Syntax;

namespace RulesHarness.Checking;

/// <summary>
/// The lists of strings that rules write out: the fields that a document may have, the values of an enum.
/// </summary>
internal static class RuleLists
{
    public static IReadOnlyList<IReadOnlyList<string>> Of(RulesDocument rules) =>
        [.. Inside(rules).OfType<ListExpression>().Select(Strings).Where(list => list.Count > 0)];

    private static IReadOnlyList<string> Strings(ListExpression list) =>
        [.. list.Items.OfType<LiteralExpression>().Select(item => item.Value).OfType<string>()];

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
