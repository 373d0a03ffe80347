namespace RulesHarness.Language.Analysis.Linting;

/// <summary>Finds the name that a misspelt one may have been meant for.</summary>
internal static class NearestName
{
    private const int LongestName = 100;

    /// <summary>The nearest one, at most a third of its letters away; null where none is near.</summary>
    public static string? Of(string name, IEnumerable<string> known) =>
        name.Length > LongestName
            ? null
            : known
                .Where(other => other.Length <= LongestName)
                .Select(other => (Name: other, Distance: Distance(name, other)))
                .Where(other => other.Distance <= Math.Max(1, (name.Length + 1) / 3))
                .OrderBy(other => other.Distance)
                .ThenBy(other => other.Name, StringComparer.Ordinal)
                .Select(other => other.Name)
                .FirstOrDefault();

    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var cost = char.ToLowerInvariant(from[i - 1]) == char.ToLowerInvariant(to[j - 1]) ? 0 : 1;
                (diagonal, row[j]) = (row[j], Math.Min(diagonal + cost, Math.Min(row[j], row[j - 1]) + 1));
            }
        }

        return row[^1];
    }
}
