using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Grammar.Transforms;

/// <summary>Reads <c>default "en"</c>.</summary>
internal static class DefaultForm
{
    public static TransformForm Form { get; } = new("Default \"en\"", Read);

    private static TransformStep? Read(Cursor cursor)
    {
        if (!cursor.TakeWord("default"))
        {
            cursor.Fail(TransformParser.AStep);
            return null;
        }
        return TransformWords.TakeValue(cursor, out var value) ? new DefaultStep(value) : null;
    }
}
