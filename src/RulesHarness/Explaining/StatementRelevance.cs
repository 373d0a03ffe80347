using RulesHarness.Language.Evaluation;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Explaining;

/// <summary>
/// Orders the statements that were tried: the most relevant one first, and those that are always false last.
/// </summary>
internal static class StatementRelevance
{
    /// <summary>
    /// The statements, each once with its outcome in the end; of an allowed request the one that allowed it alone.
    /// </summary>
    public static IReadOnlyList<TriedStatement> Order(Decision decision)
    {
        if (decision.IsAllowed)
        {
            // Those that were tried before had no say.
            return [decision.Tried[^1]];
        }

        var inTheEnd = decision.Tried.Reverse().DistinctBy(tried => tried.Statement).Reverse();
        return
        [
            .. inTheEnd
                .OrderBy(tried => tried.Statement.VerdictLine == decision.Line ? 0 : 1)
                .ThenBy(tried => tried.Statement.Condition is LiteralExpression { Value: false } ? 1 : 0),
        ];
    }
}
