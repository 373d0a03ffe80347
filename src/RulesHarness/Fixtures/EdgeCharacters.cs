using RulesHarness.Language.Patterns;

namespace RulesHarness.Fixtures;

/// <summary>The characters that tell a set from one that is nearly the same.</summary>
internal static class EdgeCharacters
{
    private const int Most = 8;

    /// <summary>One of each kind of characters that people add to a set, or forget to leave out.</summary>
    private static readonly string[] Kinds = ["a", "A", "5", "_", "-", " ", ".", "é", "\n"];

    private static readonly string[] Printable =
    [
        .. Enumerable.Range(' ', '~' - ' ' + 1).Select(char.ConvertFromUtf32),
    ];

    /// <summary>A letter if there is one, or else a digit, or else any character; empty where there is none.</summary>
    public static string Plain(CodePoints set)
    {
        var characters = SampledCharacters.Of(set);
        return characters.FirstOrDefault(text => char.IsLetter(text, 0))
            ?? characters.FirstOrDefault(text => char.IsDigit(text, 0))
            ?? characters.FirstOrDefault("");
    }

    /// <summary>The first and the last of each range.</summary>
    public static IEnumerable<string> Inside(CodePoints set)
    {
        var sampled = SampledCharacters.Of(set);
        return set
            .Ranges.SelectMany(range => new[] { range.From, range.To })
            .Where(point => point is >= ' ' and <= '~')
            .Select(char.ConvertFromUtf32)
            .Concat(sampled.Take(1))
            .Concat(sampled.TakeLast(1))
            .Distinct(StringComparer.Ordinal)
            .Take(Most);
    }

    /// <summary>
    /// The letters and digits next to a range that ends within its kind: <c>4</c> for <c>[0-3]</c>, <c>g</c> for
    /// <c>[a-f]</c>; and the digits next to a single one.
    /// </summary>
    public static IEnumerable<string> Beside(CodePoints set) =>
        set
            .Ranges.Where(range => range.From < range.To || char.IsAsciiDigit((char)range.From))
            .SelectMany(range => new[] { range.From - 1, range.To + 1 })
            .Where(point => point is > ' ' and < '~' && char.IsAsciiLetterOrDigit((char)point))
            .Select(char.ConvertFromUtf32)
            .Where(text => !Contains(set, text));

    /// <summary>
    /// Characters of other kinds; of a set that has nearly all, those that it leaves out; of a single character, the
    /// other case and one more.
    /// </summary>
    public static IEnumerable<string> Outside(CodePoints set)
    {
        if (SampledCharacters.Of(set) is [var only])
        {
            return new[] { only.ToUpperInvariant(), only.ToLowerInvariant(), "x", "-" }
                .Where(text => text != only)
                .Take(2);
        }
        var left = Printable.Where(text => !Contains(set, text)).ToList();
        var kinds = Kinds.Where(text => !Contains(set, text)).ToList();
        return kinds.Concat(left.Count <= Most ? left : []).Distinct(StringComparer.Ordinal);
    }

    private static bool Contains(CodePoints set, string text)
    {
        var point = char.ConvertToUtf32(text, 0);
        return set.Ranges.Any(range => range.From <= point && point <= range.To);
    }
}
