using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Grammar.Transforms;

/// <summary>Reads <c>the first five</c>.</summary>
internal static class FirstForm
{
    public static TransformForm Form { get; } = new("The first 5", Read);

    private static TransformStep? Read(Cursor cursor)
    {
        cursor.TakeWord("the");
        if (!cursor.TakeWord("first"))
        {
            cursor.Fail(TransformParser.AStep);
            return null;
        }
        if (TransformWords.Count(cursor) is not { } count)
        {
            return null;
        }
        cursor.TakeWord("items", "characters", "letters");
        return new FirstStep(count);
    }
}
