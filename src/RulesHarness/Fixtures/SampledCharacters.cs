using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using RulesHarness.Language.Patterns;

namespace RulesHarness.Fixtures;

/// <summary>
/// The characters of a set that a sample is made of: of a set that has most characters, those that a person would type.
/// </summary>
internal static class SampledCharacters
{
    private const int Printable = '~' - ' ' + 1;
    private const int MostOfRange = 64;

    private static readonly ConditionalWeakTable<CodePoints, IReadOnlyList<string>> Known = [];

    /// <summary>Each as the text of one code point; empty where a document can hold none of the set.</summary>
    public static IReadOnlyList<string> Of(CodePoints set) => Known.GetValue(set, Find);

    private static IReadOnlyList<string> Find(CodePoints set)
    {
        var ranges = set.Ranges;
        var printable = Enumerable.Range(' ', Printable).Where(Contains).ToList();
        var isWide = ranges.Sum(range => (long)range.To - range.From + 1) > Printable * 2;
        var plain = printable
            .Where(point => char.IsAsciiLetterLower((char)point) || char.IsAsciiDigit((char)point))
            .ToList();
        var chosen = isWide && plain.Count > 0 ? plain : printable;
        if (chosen.Count > 0)
        {
            return [.. chosen.Select(char.ConvertFromUtf32)];
        }
        return
        [
            .. ranges
                .SelectMany(range => Enumerable.Range(range.From, Math.Min(MostOfRange, range.To - range.From + 1)))
                .Where(IsText)
                .Select(char.ConvertFromUtf32),
        ];

        bool Contains(int point) => ranges.Any(range => range.From <= point && point <= range.To);
    }

    /// <summary>Halves of pairs are no text, and Firestore stores none.</summary>
    private static bool IsText(int point) =>
        Rune.IsValid(point) && CharUnicodeInfo.GetUnicodeCategory(point) != UnicodeCategory.OtherNotAssigned;
}
