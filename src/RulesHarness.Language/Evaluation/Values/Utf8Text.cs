using System.Text;

namespace RulesHarness.Language.Evaluation.Values;

/// <summary>Text as UTF-8, as Java writes it: half of a surrogate pair is a question mark.</summary>
internal static class Utf8Text
{
    private static readonly Encoding Lossy = Encoding.GetEncoding(
        "utf-8",
        new EncoderReplacementFallback("?"),
        DecoderFallback.ReplacementFallback
    );

    /// <summary>The bytes of a text.</summary>
    public static byte[] BytesOf(string text) => Lossy.GetBytes(text);
}
