using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace RulesHarness.Diagnostics;

/// <summary>
/// Text that users wrote, as it may be shown on a terminal or by a CI service. A terminal obeys control characters, and
/// other characters hide text or reverse its order, so all of these are written as numbers: <c>\u001b</c>.
/// </summary>
public static class VisibleText
{
    private const char FirstOfTags = '\udb40';

    // Controls but tabs and line breaks; then marks of direction, spaces without a width, breaks of lines and of
    // paragraphs, and marks that only editors know. Joiners stay: emoji and whole scripts are written with them.
    private static readonly SearchValues<char> Hidden = SearchValues.Create([
        .. Range('\u0000', '\u0008'),
        .. Range('\u000b', '\u001f'),
        .. Range('\u007f', '\u009f'),
        '\u00ad',
        '\u061c',
        '\u180e',
        '\u200b',
        '\u200e',
        '\u200f',
        .. Range('\u2028', '\u202e'),
        .. Range('\u2060', '\u206f'),
        '\ufeff',
        .. Range('\ufff9', '\ufffb'),
        FirstOfTags,
    ]);

    /// <summary>Text of any number of lines. The same instance is returned where nothing in it is hidden.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Of(string? text)
    {
        if (text is null || text.AsSpan().IndexOfAny(Hidden) < 0)
        {
            return text;
        }
        var shown = new StringBuilder(text.Length + 16);
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            if (IsShown(text, at))
            {
                shown.Append(letter);
            }
            else
            {
                shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}");
            }
        }
        return shown.ToString();
    }

    /// <summary>
    /// Text that is to stay on one line, such as the name of a file: its line breaks are written as numbers too.
    /// </summary>
    public static string LineOf(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Of(text)
            .Replace("\r", "\\u000d", StringComparison.Ordinal)
            .Replace("\n", "\\u000a", StringComparison.Ordinal);
    }

    private static bool IsShown(string text, int at)
    {
        var next = at + 1 < text.Length ? text[at + 1] : ' ';
        return text[at] switch
        {
            // The line break of some systems.
            '\r' => next == '\n',
            // Tags are pairs: one half alone is part of another character.
            FirstOfTags => next is < '\udc00' or > '\udc7f',
            >= '\udc00' and <= '\udc7f' => at == 0 || text[at - 1] != FirstOfTags,
            var letter => !Hidden.Contains(letter),
        };
    }

    private static IEnumerable<char> Range(char first, char last) =>
        Enumerable.Range(first, last - first + 1).Select(code => (char)code);
}
