using System.Buffers;

namespace RulesHarness.Language.Syntax;

/// <summary>The characters of literal path segments.</summary>
internal static class Segments
{
    private static readonly SearchValues<char> Parts = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.~+:&@*'"
    );

    /// <summary>
    /// Where the segment ends whose slash stands at <paramref name="slash"/>: just after the slash when there is none.
    /// </summary>
    public static int EndAt(string text, int slash)
    {
        var open = slash + 1 < text.Length && text[slash + 1] == '(';
        var start = open ? slash + 2 : slash + 1;
        var end = start;
        while (end < text.Length && (Parts.Contains(text[end]) || IsEncoded(text, end)))
        {
            end += text[end] == '%' ? 3 : 1;
        }

        // `(default)`, the name of the first database, is written in parentheses.
        return !open ? end
            : end > start && end < text.Length && text[end] == ')' ? end + 1
            : slash + 1;
    }

    private static bool IsEncoded(string text, int index) =>
        text[index] == '%'
        && index + 2 < text.Length
        && char.IsAsciiHexDigit(text[index + 1])
        && char.IsAsciiHexDigit(text[index + 2]);
}
