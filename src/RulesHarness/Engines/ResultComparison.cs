using System.Globalization;
using RulesHarness.Cases;

namespace RulesHarness.Engines;

/// <summary>Compares the result of a query with the expected result.</summary>
internal static class ResultComparison
{
    /// <summary>Describes the difference in one sentence; null if there is none.</summary>
    public static string? Difference(ExpectedResult expected, EngineResponse answer)
    {
        if (expected.Aggregate is not null || answer.Aggregate is not null)
        {
            return Same(expected.Aggregate, answer.Aggregate)
                ? null
                : $"expected {Show(expected.Aggregate)}, got {Show(answer.Aggregate)}";
        }
        if (expected.Documents.SequenceEqual(answer.Documents))
        {
            return null;
        }
        var missing = expected.Documents.Except(answer.Documents).ToList();
        var surplus = answer.Documents.Except(expected.Documents).ToList();
        return missing.Count + surplus.Count == 0
            ? $"the order differs: expected {List(expected.Documents)}, got {List(answer.Documents)}"
            : $"expected {expected.Documents.Count} documents, got {answer.Documents.Count}; missing "
                + $"{List(missing)}, not expected {List(surplus)}";
    }

    private static bool Same(double? expected, double? got) =>
        expected == got
        || expected is { } left
            && got is { } right
            && Math.Abs(left - right) <= 1e-9 * Math.Max(Math.Abs(left), Math.Abs(right));

    private static string Show(double? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "null";

    private static string List(IReadOnlyList<string> paths) => paths.Count == 0 ? "none" : string.Join(", ", paths);
}
