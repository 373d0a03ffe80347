using RulesHarness.Firestore.Values;

namespace RulesHarness.Migration.Transforms;

/// <summary><c>bytes in Base64</c> and <c>bytes in hex</c>.</summary>
internal sealed class BytesValue(bool isHex) : TextValueStep
{
    protected override string? Apply(string text, ref object? value)
    {
        try
        {
            value = isHex ? Blob.CopyFrom(Convert.FromHexString(text)) : Blob.FromBase64String(text);
            return null;
        }
        catch (FormatException)
        {
            return isHex ? "is not bytes in hex" : "is not bytes in Base64";
        }
    }
}
