using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Explaining;

/// <summary>
/// Tells which of the statements that were tried was meant for the request: of those that are not always false, one of the most specific
/// match block.
/// </summary>
internal static class MeantStatement
{
    /// <summary>The statements that were tried, the one that was meant first, each once with its outcome in the end.</summary>
    public static IReadOnlyList<TriedStatement> Order(Decision decision, RulesOutline outline)
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
                .OrderBy(tried => IsAlwaysFalse(tried.Statement) ? 1 : 0)
                .ThenBy(tried => outline.Statements.FirstOrDefault(one => one.Statement == tried.Statement) is { } found ? Vagueness(found) : 0),
        ];
    }

    /// <summary>Returns whether the condition is the literal <c>false</c>, which is about no request in particular.</summary>
    public static bool IsAlwaysFalse(AllowStatement statement) => statement.Condition is LiteralExpression { Value: false };

    /// <summary>Returns whether a statement is that of a block for all documents, such as <c>match /{document=**}</c>.</summary>
    public static bool IsAboutEverything(OutlinedStatement statement) => statement.Segments is [GlobSegment];

    /// <summary>The greater, the more paths the statement's match block matches.</summary>
    public static int Vagueness(OutlinedStatement statement) => statement.Segments.Sum(segment => segment switch
    {
        GlobSegment => 100,
        CaptureSegment => 10,
        _ => -1,
    });
}
