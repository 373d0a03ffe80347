using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Grammar.Transforms;

/// <summary>Reads <c>the part before the @ of `mail`</c>.</summary>
internal static class PartForm
{
    public static TransformForm Form { get; } = new("The part before \"@\"", Read);

    private static TransformStep? Read(Cursor cursor)
    {
        cursor.TakeWord("the");
        if (!cursor.TakeWord("part"))
        {
            cursor.Fail(TransformParser.AStep);
            return null;
        }
        var isBefore = cursor.TakeWord("before");
        if (!isBefore && !cursor.TakeWord("after") && !cursor.Fail("`before` or `after`"))
        {
            return null;
        }
        if (TransformWords.Separator(cursor) is not { } separator)
        {
            return null;
        }
        if (!cursor.TakeWord("of"))
        {
            return new PartStep(isBefore, separator, null);
        }
        return TransformWords.Column(cursor) is { } column ? new PartStep(isBefore, separator, column) : null;
    }
}
