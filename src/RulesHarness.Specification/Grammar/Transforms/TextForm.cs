using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Grammar.Transforms;

/// <summary>Reads <c>the text "{first} {last}"</c>.</summary>
internal static class TextForm
{
    public static TransformForm Form { get; } = new("The text \"{first} {last}\"", Read);

    private static TransformStep? Read(Cursor cursor)
    {
        cursor.TakeWord("the");
        if (!cursor.TakeWord("text"))
        {
            cursor.Fail(TransformParser.AStep);
            return null;
        }
        return TransformWords.Text(cursor) is { } template ? new TextStep(template) : null;
    }
}
