using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Grammar.Transforms;

/// <summary>Reads <c>always "free"</c>, and <c>null</c>.</summary>
internal static class AlwaysForm
{
    public static TransformForm Form { get; } = new("Always \"free\"", Read);

    private static TransformStep? Read(Cursor cursor)
    {
        if (cursor.TakeWord("null"))
        {
            return new AlwaysStep(null);
        }
        if (!cursor.TakeWord("always"))
        {
            cursor.Fail(TransformParser.AStep);
            return null;
        }
        return TransformWords.TakeValue(cursor, out var value) ? new AlwaysStep(value) : null;
    }
}
