using System.Buffers;
using System.Globalization;
using System.Text;

namespace RulesHarness.Language.Syntax;

/// <summary>The escapes of a string, as Firestore's compiler accepts them.</summary>
internal static class Escapes
{
    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdefABCDEF");
    private static readonly SearchValues<char> Octal = SearchValues.Create("01234567");

    /// <summary>
    /// Where the string ends whose first quote stands at <paramref name="quote"/>, and where in it a backslash begins
    /// no escape.
    /// </summary>
    public static (int End, bool Closed, List<int> Wrong) EndOfString(string text, int quote)
    {
        var wrong = new List<int>();
        var end = quote + 1;
        while (end < text.Length && text[end] != text[quote] && text[end] is not ('\n' or '\r'))
        {
            var length = text[end] == '\\' ? LengthAt(text, end) : 1;
            if (length == 0)
            {
                wrong.Add(end);
                length = LengthOfWrong(text, end);
            }

            end += length;
        }

        var closed = end < text.Length && text[end] == text[quote];
        return (closed ? end + 1 : end, closed, wrong);
    }

    /// <summary>The length of the escape whose backslash is at <paramref name="index"/>; 0 if it is invalid.</summary>
    public static int LengthAt(string text, int index) =>
        (index + 1 < text.Length ? text[index + 1] : '\0') switch
        {
            'b' or 't' or 'n' or 'f' or 'r' or '\'' or '"' or '\\' => 2,
            'x' => WithDigits(text, index, 2, 2, Hex),
            'u' => WithDigits(text, index, 2, 4, Hex),
            >= '0' and <= '3' => WithDigits(text, index, 1, 3, Octal),
            _ => 0,
        };

    /// <summary>
    /// The length to show for an invalid escape: the backslash, and the character after it on its line.
    /// </summary>
    public static int LengthOfWrong(string text, int index) =>
        index + 1 >= text.Length || text[index + 1] is '\r' or '\n' ? 1
        : index + 2 < text.Length && char.IsSurrogatePair(text, index + 1) ? 3
        : 2;

    /// <summary>Replaces the escapes of a string. An invalid escape stands for itself.</summary>
    public static string Unescape(string text)
    {
        if (!text.Contains('\\', StringComparison.Ordinal))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length);
        var at = 0;
        while (at < text.Length)
        {
            var length = text[at] == '\\' ? LengthAt(text, at) : 0;
            plain.Append(length == 0 ? text[at] : Character(text.AsSpan(at + 1, length - 1)));
            at += Math.Max(length, 1);
        }

        return plain.ToString();
    }

    private static char Character(ReadOnlySpan<char> escape) =>
        escape[0] switch
        {
            'b' => '\b',
            't' => '\t',
            'n' => '\n',
            'f' => '\f',
            'r' => '\r',
            'x' or 'u' => (char)int.Parse(escape[1..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
            >= '0' and <= '3' => (char)(((escape[0] - '0') * 64) + ((escape[1] - '0') * 8) + (escape[2] - '0')),
            var itself => itself,
        };

    private static int WithDigits(string text, int index, int prefix, int count, SearchValues<char> digits)
    {
        var length = prefix + count;
        return index + length <= text.Length && !text.AsSpan(index + prefix, count).ContainsAnyExcept(digits)
            ? length
            : 0;
    }
}
