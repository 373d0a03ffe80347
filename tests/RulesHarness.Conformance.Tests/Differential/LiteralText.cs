using System.Globalization;
using System.Text;

namespace RulesHarness.Conformance.Tests.Differential;

/// <summary>Values as rules write them.</summary>
internal static class LiteralText
{
    public static string Of(string value)
    {
        var text = new StringBuilder("'");
        foreach (var c in value)
        {
            // The compiler reads no character beyond the basic plane, but the escapes of its two halves.
            text.Append(
                c switch
                {
                    '\'' => "\\'",
                    '\\' => "\\\\",
                    '\n' => "\\n",
                    '\t' => "\\t",
                    _ when char.IsSurrogate(c) => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                    _ => c.ToString(),
                }
            );
        }

        return text.Append('\'').ToString();
    }

    public static string Of(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Null where no literal is a float's value.</summary>
    public static string? Of(double value)
    {
        if (!double.IsFinite(value))
        {
            return null;
        }

        var text = value.ToString("F20", CultureInfo.InvariantCulture).TrimEnd('0');
        return double.Parse(text, CultureInfo.InvariantCulture).Equals(value)
            ? text.EndsWith('.')
                ? text + "0"
                : text
            : null;
    }

    public static string Of(byte[] value) =>
        $"b'{string.Concat(value.Select(one => string.Create(CultureInfo.InvariantCulture, $"\\x{one:x2}")))}'";
}
