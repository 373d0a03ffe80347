using System.Text;

namespace RulesHarness.Language.Patterns;

/// <summary>
/// Code points beyond 16 bits as pairs of UTF-16 units. First units that are followed by the same second ones stand in
/// one class: each class costs an automaton time, and all letters of Unicode would need hundreds.
/// </summary>
internal sealed class SurrogatePairs
{
    private const int FirstPair = 0x10000;
    private const int HighBase = 0xD800;
    private const int LowBase = 0xDC00;
    private const int LowUnits = 0x400;

    // The second units as a class, by the first unit.
    private readonly SortedDictionary<char, StringBuilder> _lows = [];

    /// <summary>Adds a range beyond 16 bits, both ends included; ranges are added in their order.</summary>
    public void Add(int from, int to)
    {
        while (from <= to)
        {
            var end = Math.Min(to, from | (LowUnits - 1));
            var high = (char)(HighBase + ((from - FirstPair) >> 10));
            if (!_lows.TryGetValue(high, out var lows))
            {
                _lows.Add(high, lows = new StringBuilder());
            }

            lows.Append(CodePoints.Range(Low(from), Low(end)));
            from = end + 1;
        }
    }

    /// <summary>Each an alternative of a .NET pattern.</summary>
    public IReadOnlyList<string> Write() =>
        [
            .. _lows
                .GroupBy(pair => pair.Value.ToString(), pair => pair.Key, StringComparer.Ordinal)
                .Select(same => $"[{Class(same)}][{same.Key}]"),
        ];

    private static string Class(IEnumerable<char> units)
    {
        var ranges = new List<(char From, char To)>();
        foreach (var unit in units)
        {
            if (ranges.Count > 0 && unit == ranges[^1].To + 1)
            {
                ranges[^1] = (ranges[^1].From, unit);
            }
            else
            {
                ranges.Add((unit, unit));
            }
        }

        return string.Concat(ranges.Select(range => CodePoints.Range(range.From, range.To)));
    }

    private static char Low(int point) => (char)(LowBase + ((point - FirstPair) & (LowUnits - 1)));
}
