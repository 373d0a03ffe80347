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
            return OfDistances(expected, answer);
        }
        var missing = expected.Documents.Except(answer.Documents).ToList();
        var surplus = answer.Documents.Except(expected.Documents).ToList();
        return missing.Count + surplus.Count == 0
            ? $"the order differs: expected {List(expected.Documents)}, got {List(answer.Documents)}"
            : $"expected {expected.Documents.Count} documents, got {answer.Documents.Count}; missing "
                + $"{List(missing)}, not expected {List(surplus)}";
    }

    private static string? OfDistances(ExpectedResult expected, EngineResponse answer)
    {
        if (expected.Distances.Count == 0)
        {
            return null;
        }
        if (answer.Distances.Count != expected.Distances.Count)
        {
            return $"expected {expected.Distances.Count} distances, got {answer.Distances.Count}";
        }
        foreach (var (path, distance, got) in expected.Documents.Zip(expected.Distances, answer.Distances))
        {
            if (!Same(distance, got))
            {
                return $"expected the distance {Show(distance)} of {path}, got {Show(got)}";
            }
        }
        return null;
    }

    private static bool Same(double? expected, double? got) =>
        expected == got
        || expected is { } left
            && got is { } right
            && Math.Abs(left - right) <= 1e-9 * Math.Max(Math.Abs(left), Math.Abs(right));

    private static string Show(double? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "null";

    private static string List(IReadOnlyList<string> paths) => paths.Count == 0 ? "none" : string.Join(", ", paths);
}
