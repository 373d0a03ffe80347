using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Grammar.Transforms;

/// <summary>Reads <c>SHA-256</c>.</summary>
internal static class HashForm
{
    public static TransformForm Form { get; } = new("SHA-256", Read);

    private static TransformStep? Read(Cursor cursor)
    {
        var isHash = cursor.TakeWord("SHA256") || cursor.Current.IsWord("SHA") && cursor.Ahead(1) is { Text: "-256" };
        if (!isHash)
        {
            cursor.Fail(TransformParser.AStep);
            return null;
        }
        if (cursor.Current.IsWord("SHA"))
        {
            cursor.Advance();
            cursor.Advance();
        }
        return new HashStep();
    }
}
