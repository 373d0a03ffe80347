namespace RulesHarness.Diagnostics;

/// <summary>Finds the name or the word that was probably meant.</summary>
public static class Suggestion
{
    private const int ShortestWithSlip = 3;
    private const int LongWord = 8;

    /// <summary>
    /// <c>; did you mean `x`?</c> for a candidate at most a third of whose letters differ; else nothing.
    /// </summary>
    public static string For(string found, IEnumerable<string> candidates)
    {
        var best = Near(found, candidates).FirstOrDefault();
        return best is null ? "" : $"; did you mean `{best}`?";
    }

    /// <summary>
    /// <c>; did you mean `x`?</c> for the one candidate of which a slip of the hand makes what was found; else nothing.
    /// </summary>
    public static string ForSlip(string found, IEnumerable<string> candidates)
    {
        var near = candidates.Contains(found, StringComparer.OrdinalIgnoreCase)
            ? []
            : Slips(found, candidates.Distinct()).Take(2).ToList();
        return near.Count == 1 ? $"; did you mean `{near[0]}`?" : "";
    }

    /// <summary>The candidates at most a third of whose letters differ, the nearest first.</summary>
    public static IEnumerable<string> Near(string found, IEnumerable<string> candidates) =>
        candidates
            .Select(candidate =>
                (candidate, distance: Distance(found.ToLowerInvariant(), candidate.ToLowerInvariant()))
            )
            .Where(pair =>
                pair.distance <= Math.Max(1, pair.candidate.Length / 3) && pair.distance < pair.candidate.Length
            )
            .OrderBy(pair => pair.distance)
            .Select(pair => pair.candidate);

    /// <summary>
    /// The candidates that a slip of the hand makes a word of: one letter, of eight and more letters two, and never the
    /// first one, which tells other words apart. The nearest ones alone.
    /// </summary>
    public static IEnumerable<string> Slips(string found, IEnumerable<string> candidates)
    {
        if (found.Length < ShortestWithSlip)
        {
            return [];
        }
        var near = candidates
            .Where(candidate => StartsAlike(found.ToLowerInvariant(), candidate.ToLowerInvariant()))
            .Select(candidate =>
                (candidate, distance: Distance(found.ToLowerInvariant(), candidate.ToLowerInvariant()))
            )
            .Where(pair => pair.distance <= (pair.candidate.Length < LongWord ? 1 : 2))
            .ToList();
        var least = near.Select(pair => pair.distance).DefaultIfEmpty().Min();
        List<string> nearest = [.. from pair in near where pair.distance == least select pair.candidate];
        // Letters in the wrong order are likelier than other letters.
        var exchanged = nearest.Where(candidate => Letters(candidate) == Letters(found)).ToList();
        return exchanged.Count > 0 ? exchanged : nearest;
    }

    private static string Letters(string word) => string.Concat(word.ToLowerInvariant().Order());

    /// <summary>The same first letter, or the first two exchanged.</summary>
    private static bool StartsAlike(string found, string candidate) =>
        found[0] == candidate[0] || (candidate.Length > 1 && found[0] == candidate[1] && found[1] == candidate[0]);

    private static int Distance(string a, string b)
    {
        // Names are short; a pasted paragraph is not worth a quadratic search.
        if (a.Length > 64 || b.Length > 64)
        {
            return int.MaxValue;
        }
        // Letters in the wrong order count once: they are the commonest slip.
        var before = new int[b.Length + 1];
        var previous = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var current = new int[b.Length + 1];
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                current[j] = Math.Min(
                    Math.Min(current[j - 1], previous[j]) + 1,
                    previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
                );
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    current[j] = Math.Min(current[j], before[j - 2] + 1);
                }
            }

            (before, previous) = (previous, current);
        }

        return previous[b.Length];
    }
}
