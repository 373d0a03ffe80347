using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Grammar.Transforms;

/// <summary>Reads <c>split at commas</c>.</summary>
internal static class SplitForm
{
    public static TransformForm Form { get; } = new("Split at commas, the first 5", Read);

    private static TransformStep? Read(Cursor cursor)
    {
        if (!cursor.TakeWord("split"))
        {
            cursor.Fail(TransformParser.AStep);
            return null;
        }
        if (!cursor.TakeWord("at") && !cursor.Fail("`at`"))
        {
            return null;
        }
        return TransformWords.Separator(cursor) is { } separator ? new SplitStep(separator) : null;
    }
}
