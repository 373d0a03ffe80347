using System.Globalization;

namespace RulesHarness.Language.Evaluation.BuiltIns;

/// <summary>
/// Reads text as Java's numbers are written: with <c>f</c> or <c>d</c> behind it, in hexadecimal with a power of two,
/// or <c>NaN</c> and <c>Infinity</c>; white space around it is passed over.
/// </summary>
internal static class FloatReader
{
    public static bool TryRead(string text, out double value)
    {
        var span = text.AsSpan().Trim(Blank);
        var negative = span is ['-', ..];
        var digits = span is ['-' or '+', ..] ? span[1..] : span;
        if (!TryReadUnsigned(digits, out value))
        {
            return false;
        }

        value = negative ? -value : value;
        return true;
    }

    // All control characters, and the space.
    private static ReadOnlySpan<char> Blank =>
        "\0\u0001\u0002\u0003\u0004\u0005\u0006\a\b\t\n\v\f\r\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f ";

    private static bool TryReadUnsigned(ReadOnlySpan<char> text, out double value)
    {
        value = text is "Infinity" ? double.PositiveInfinity : double.NaN;
        if (text is "Infinity" or "NaN")
        {
            return true;
        }

        if (text is [.., 'f' or 'F' or 'd' or 'D'] && (text is not ['0', 'x' or 'X', ..] || text.ContainsAny('p', 'P')))
        {
            text = text[..^1];
        }

        return text is ['0', 'x' or 'X', ..]
            ? TryReadHexadecimal(text[2..], out value)
            : text is [(>= '0' and <= '9') or '.', ..]
                && double.TryParse(
                    text,
                    NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
                    CultureInfo.InvariantCulture,
                    out value
                );
    }

    private static bool TryReadHexadecimal(ReadOnlySpan<char> text, out double value)
    {
        value = 0;
        var power = text.IndexOfAny('p', 'P');
        if (
            power < 1
            || !int.TryParse(
                text[(power + 1)..],
                NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out var exponent
            )
        )
        {
            return false;
        }

        var mantissa = text[..power];
        var point = mantissa.IndexOf('.');
        var count = 0;
        foreach (var digit in mantissa)
        {
            if (digit == '.')
            {
                continue;
            }

            if (!char.IsAsciiHexDigit(digit))
            {
                return false;
            }

            value = (value * 16) + Convert.ToInt32(digit.ToString(), 16);
            count++;
        }

        var fraction = point < 0 ? 0 : mantissa.Length - point - 1;
        value *= Math.Pow(2, exponent - (4.0 * fraction));
        return count > 0 && (point < 0 || mantissa.LastIndexOf('.') == point);
    }
}
