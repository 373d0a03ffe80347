using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Grammar.Transforms;

/// <summary>Reads <c>joined with ", "</c>.</summary>
internal static class JoinForm
{
    public static TransformForm Form { get; } = new("Joined with \" \"", Read);

    private static TransformStep? Read(Cursor cursor)
    {
        if (!cursor.TakeWord("joined"))
        {
            cursor.Fail(TransformParser.AStep);
            return null;
        }
        if (!cursor.TakeWord("with") && !cursor.Fail("`with`"))
        {
            return null;
        }
        return TransformWords.Separator(cursor) is { } separator ? new JoinStep(separator) : null;
    }
}
