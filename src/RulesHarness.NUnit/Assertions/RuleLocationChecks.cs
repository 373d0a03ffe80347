using System.Globalization;
using RulesHarness.Testing;

namespace RulesHarness.NUnit.Assertions;

/// <summary>
/// Compares the place in the rules that allowed a request with the one that was expected; each check says what doesn't
/// hold, or null.
/// </summary>
internal static class RuleLocationChecks
{
    public static string? AllowedAtLine(OperationOutcome outcome, int line)
    {
        var lines = outcome.AllowingLines;
        if (lines.Contains(line))
        {
            return null;
        }

        var known = lines.Select(one => one.ToString(CultureInfo.InvariantCulture)).ToList();
        return $"at line {line}, but {(known.Count > 0 ? $"line {string.Join(", ", known)}" : "no statement")} "
            + "allowed it";
    }

    public static string? AllowedByRule(OperationOutcome outcome, string path)
    {
        var rules = outcome.AllowingRules;
        var expected = path.Trim('/');
        return rules.Contains(expected)
            ? null
            : $"by the rule {expected}, but {(rules.Count > 0 ? string.Join(", ", rules) : "no statement")} allowed it";
    }
}
