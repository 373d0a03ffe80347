using System.Globalization;
using RulesHarness.Language.Exploration.Coverage;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Reporting;

/// <summary>The atomic conditions of rules in words.</summary>
internal static class ConditionsText
{
    private const int Longest = 80;

    /// <summary>The number of conditions that are shown, as in <c>conditions: shown 12 of 14</c>.</summary>
    public static string SummaryOf(IReadOnlyList<CoveredCondition> conditions)
    {
        ArgumentNullException.ThrowIfNull(conditions);
        var (shown, of) = Count(conditions);
        return string.Create(CultureInfo.InvariantCulture, $"conditions: shown {shown} of {of}");
    }

    /// <summary>The conditions that are shown, of those that are not proven impossible.</summary>
    internal static (int Shown, int Of) Count(IReadOnlyList<CoveredCondition> conditions) =>
        (conditions.Count(condition => condition.IsShown), conditions.Count(condition => !condition.IsImpossible));

    /// <summary>The text of a condition in one line, cut where it is long.</summary>
    internal static string Of(CoveredCondition condition, ParsedRules rules)
    {
        var line = rules.Source.OneLine(condition.Condition);
        return line.Length > Longest ? $"{line[..Longest]}..." : line;
    }
}
