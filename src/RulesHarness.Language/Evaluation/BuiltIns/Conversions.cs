using System.Globalization;
using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Evaluation.BuiltIns;

/// <summary>The functions that stand alone: <c>int</c>, <c>float</c>, <c>string</c>, <c>path</c>, <c>debug</c>
/// (https://firebase.google.com/docs/reference/rules/rules#.debug). There is no <c>bool</c>.</summary>
internal static class Conversions
{
    /// <summary>Why <c>debug()</c> fails.</summary>
    public const string NothingToDebug = "Service call error. Function: [debug], Argument: [].";

    public static BuiltIn? Find(string name, int arguments) =>
        (name, arguments) switch
        {
            ("int", 1) => Int,
            ("float", 1) => Float,
            ("string", 1) => static (_, arguments) =>
                Texts.Of(arguments[0]) is { } text
                    ? RulesValue.From(text)
                    : RulesValue.Undefined(Texts.None(arguments[0].Kind)),
            ("path", 1) => static (_, arguments) =>
                arguments[0].IsString
                    ? PathTemplates.Parse(arguments[0].AsString)
                    : Signatures.Mismatch("path", arguments),
            ("debug", > 0) => static (_, arguments) => arguments[0],
            _ => null,
        };

    /// <summary>Towards zero; what is too large becomes the largest, what is no number becomes 0.</summary>
    public static long ToInt(double value) =>
        double.IsNaN(value) ? 0
        : value >= 9223372036854775807.0 ? long.MaxValue
        : value <= -9223372036854775808.0 ? long.MinValue
        : (long)value;

    private static RulesValue Int(RulesValue target, ReadOnlySpan<RulesValue> arguments) =>
        arguments[0].Kind switch
        {
            RulesValueKind.Int => arguments[0],
            RulesValueKind.Float => RulesValue.From(ToInt(arguments[0].AsFloat)),
            RulesValueKind.String => TryParseInt(arguments[0].AsString, out var value)
                ? RulesValue.From(value)
                : NotConverted(arguments[0].AsString, "int"),
            _ => Signatures.Mismatch("int", arguments),
        };

    private static RulesValue Float(RulesValue target, ReadOnlySpan<RulesValue> arguments) =>
        arguments[0].Kind switch
        {
            RulesValueKind.Int => RulesValue.From((double)arguments[0].AsInt),
            RulesValueKind.Float => arguments[0],
            RulesValueKind.String => FloatReader.TryRead(arguments[0].AsString, out var value)
                ? RulesValue.From(value)
                : NotConverted(arguments[0].AsString, "float"),
            _ => Signatures.Mismatch("float", arguments),
        };

    private static RulesValue NotConverted(string text, string type) =>
        RulesValue.Undefined($"Type conversion error. Argument: [{text}], From type: [string], To type: [{type}].");

    // A sign and digits, of any script.
    private static bool TryParseInt(string text, out long value)
    {
        value = 0;
        var negative = text.StartsWith('-');
        var start = negative || text.StartsWith('+') ? 1 : 0;
        Int128 sum = 0;
        for (var i = start; i < text.Length; i++)
        {
            var digit = CharUnicodeInfo.GetDecimalDigitValue(text[i]);
            if (digit < 0 || sum > long.MaxValue)
            {
                return false;
            }

            sum = (sum * 10) + digit;
        }

        sum = negative ? -sum : sum;
        value = unchecked((long)sum);
        return text.Length > start && sum == value;
    }
}
