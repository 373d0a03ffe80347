using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Grammar.Transforms;

/// <summary>Reads <c>"-" replaced by "_"</c>.</summary>
internal static class ReplaceForm
{
    public static TransformForm Form { get; } = new("\"-\" replaced by \"_\"", Read);

    private static TransformStep? Read(Cursor cursor)
    {
        if (cursor.Current.Kind != TokenKind.String)
        {
            cursor.Fail(TransformParser.AStep);
            return null;
        }
        var old = (string)cursor.Advance().Value!;
        if (!cursor.TakePhrase("replaced", "by") && !cursor.TakePhrase("replaced", "with"))
        {
            cursor.Fail("`replaced by`");
            return null;
        }
        return TransformWords.Text(cursor) is { } text ? new ReplaceStep(old, text) : null;
    }
}
