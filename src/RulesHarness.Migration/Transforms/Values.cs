using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using RulesHarness.Firestore.Values;

namespace RulesHarness.Migration.Transforms;

/// <summary>Readings of old values.</summary>
internal static class Values
{
    /// <summary>Returns true for null and for an empty text, which is the null of a file that has no null.</summary>
    public static bool IsEmpty(object? value) => value is null or "";

    /// <summary>
    /// The text of a value that is one, or that is written as one: a number, true or false, a time, the path of a
    /// document.
    /// </summary>
    public static bool TryText(object? value, [NotNullWhen(true)] out string? text)
    {
        text = value switch
        {
            string own => own,
            long whole => whole.ToString(CultureInfo.InvariantCulture),
            double number => number.ToString("R", CultureInfo.InvariantCulture),
            bool flag => flag ? "true" : "false",
            Timestamp time => time.ToString(),
            DocumentName name => name.RelativePath,
            Sources.UnrepresentableNumber number => number.Text,
            _ => null,
        };
        return text is not null;
    }

    /// <summary>The text of a value, as a template or a key has it; null is an empty one.</summary>
    public static string Text(object? value) => TryText(value, out var text) ? text : "";

    /// <summary>
    /// A whole number where it is one of 64 bits, or else a floating-point number; null for other texts.
    /// </summary>
    public static object? Number(string text)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
        {
            return whole;
        }
        const NumberStyles Floating =
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        // More digits than 64 bits have are an id, and half of them would be lost in a float.
        var isWhole = !text.AsSpan().ContainsAny('.', 'e', 'E');
        return
            !isWhole
            && double.TryParse(text, Floating, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number)
            ? number
            : null;
    }

    /// <summary>Returns true for a text of digits alone, with a sign or without.</summary>
    public static bool IsWhole(string text)
    {
        var digits = text.AsSpan().TrimStart('-');
        return digits.Length > 0 && text.Length - digits.Length < 2 && !digits.ContainsAnyExceptInRange('0', '9');
    }
}
