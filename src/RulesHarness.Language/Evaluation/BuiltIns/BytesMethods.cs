using System.Buffers.Text;
using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Evaluation.BuiltIns;

/// <summary>
/// The methods of bytes (https://firebase.google.com/docs/reference/rules/rules.Bytes). Base64 is that of URLs, padded;
/// hexadecimal digits are capital.
/// </summary>
internal static class BytesMethods
{
    public static BuiltIn? Find(string name, int arguments) =>
        (name, arguments) switch
        {
            ("size", 0) => static (target, _) => RulesValue.From((long)target.AsBytes.Length),
            ("toBase64", 0) => ToBase64,
            ("toHexString", 0) => static (target, _) => RulesValue.From(Convert.ToHexString(target.AsBytes)),
            _ => null,
        };

    private static RulesValue ToBase64(RulesValue target, ReadOnlySpan<RulesValue> arguments)
    {
        var text = Base64Url.EncodeToString(target.AsBytes);
        return RulesValue.From(text.PadRight((text.Length + 3) / 4 * 4, '='));
    }
}
