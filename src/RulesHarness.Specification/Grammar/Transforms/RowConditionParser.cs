using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Grammar.Transforms;

/// <summary>
/// Reads a condition on a row of a source: one of a sentence, in which fields are columns, with <c>is empty</c>
/// besides.
/// </summary>
internal static class RowConditionParser
{
    public static Condition? Parse(Cursor cursor) => ConditionParser.Condition(cursor);

    /// <summary>
    /// The tokens with <c>null</c> for <c>empty</c>: an empty cell is the null of a file without null.
    /// </summary>
    public static IReadOnlyList<Token> WithoutEmpty(IReadOnlyList<Token> tokens)
    {
        var replaced = tokens.ToList();
        for (var at = 1; at < tokens.Count; at++)
        {
            var isBehind = tokens[at - 1].IsWord("is") || tokens[at - 1].IsWord("not");
            if (isBehind && tokens[at].IsWord("empty"))
            {
                replaced[at] = tokens[at] with { Text = "null" };
            }
        }
        return replaced;
    }
}
