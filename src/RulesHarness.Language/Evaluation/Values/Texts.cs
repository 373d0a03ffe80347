using System.Globalization;

namespace RulesHarness.Language.Evaluation.Values;

/// <summary>Values as <c>string()</c> writes them.</summary>
internal static class Texts
{
    /// <summary>Null of a value that has no text.</summary>
    public static string? Of(RulesValue value) =>
        value.Kind switch
        {
            RulesValueKind.String => value.AsString,
            RulesValueKind.Null => "null",
            RulesValueKind.Bool => value.AsBool ? "true" : "false",
            RulesValueKind.Int => value.AsInt.ToString(CultureInfo.InvariantCulture),
            RulesValueKind.Float => FloatText.Of(value.AsFloat),
            RulesValueKind.Path => value.AsPath.ToString(),
            _ => null,
        };

    /// <summary>Why values of a kind have no text, in the emulator's words.</summary>
    public static string None(RulesValueKind kind) =>
        EvaluationErrors.Unsupported(
            $"string({KindNames.Of(kind)})",
            "string(int), string(float), string(null), string(string), string(bool), string(path)"
        );
}
