using System.Globalization;

namespace RulesHarness.Language.Evaluation.Values;

/// <summary>
/// A <c>float</c> as Java writes it: with a point and at least one digit behind it, and with a power of ten below a
/// thousandth and from ten million on, as in <c>1.0E7</c>.
/// </summary>
internal static class FloatText
{
    public static string Of(double value)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "NaN"
                : value > 0 ? "Infinity"
                : "-Infinity";
        }

        var magnitude = Math.Abs(value);
        if (magnitude == 0)
        {
            return double.IsNegative(value) ? "-0.0" : "0.0";
        }

        var (digits, exponent) = Digits(magnitude);
        var text = magnitude is >= 1e-3 and < 1e7
            ? Plain(digits, exponent)
            : $"{digits[0]}.{(digits.Length == 1 ? "0" : digits[1..])}E{exponent.ToString(CultureInfo.InvariantCulture)}";
        return value < 0 ? "-" + text : text;
    }

    // The shortest that reads back as the value, yet two digits where one could be closer with a second: 4.9E-324.
    private static (string Digits, int Exponent) Digits(double magnitude)
    {
        var (digits, exponent) = Split(magnitude.ToString("E16", CultureInfo.InvariantCulture));
        for (var count = 1; count < 17; count++)
        {
            var text = magnitude.ToString($"E{count}", CultureInfo.InvariantCulture);
            if (double.Parse(text, CultureInfo.InvariantCulture) == magnitude)
            {
                (digits, exponent) = Split(text);
                break;
            }
        }

        var trimmed = digits.TrimEnd('0');
        return (trimmed.Length == 0 ? "0" : trimmed, exponent);
    }

    private static (string Digits, int Exponent) Split(string text)
    {
        var e = text.IndexOf('E', StringComparison.Ordinal);
        return (
            text[..e].Replace(".", "", StringComparison.Ordinal),
            int.Parse(text.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)
        );
    }

    private static string Plain(string digits, int exponent)
    {
        if (exponent < 0)
        {
            return $"0.{new string('0', -exponent - 1)}{digits}";
        }

        var padded = digits.PadRight(exponent + 2, '0');
        return $"{padded[..(exponent + 1)]}.{padded[(exponent + 1)..]}";
    }
}
