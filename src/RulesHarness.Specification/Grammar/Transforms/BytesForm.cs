using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Grammar.Transforms;

/// <summary>Reads <c>bytes in Base64</c> and <c>bytes in hex</c>.</summary>
internal static class BytesForm
{
    public static TransformForm Form { get; } = new("Bytes in Base64", Read);

    private static TransformStep? Read(Cursor cursor)
    {
        if (!cursor.TakeWord("bytes"))
        {
            cursor.Fail(TransformParser.AStep);
            return null;
        }
        if (cursor.TakePhrase("in", "Base64"))
        {
            return new BytesStep(IsHex: false);
        }
        return cursor.TakePhrase("in", "hex") || cursor.Fail("`in Base64` or `in hex`")
            ? new BytesStep(IsHex: true)
            : null;
    }
}
