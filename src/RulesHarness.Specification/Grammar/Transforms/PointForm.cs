using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Grammar.Transforms;

/// <summary>Reads <c>the point at `lat` and `lng`</c>.</summary>
internal static class PointForm
{
    public static TransformForm Form { get; } = new("The point at `lat` and `lng`", Read);

    private static TransformStep? Read(Cursor cursor)
    {
        cursor.TakeWord("the");
        if (!cursor.TakeWord("point"))
        {
            cursor.Fail(TransformParser.AStep);
            return null;
        }
        if (!cursor.TakeWord("at") && !cursor.Fail("`at` and the columns of latitude and longitude"))
        {
            return null;
        }
        if (TransformWords.Column(cursor) is not { } latitude)
        {
            return null;
        }
        if (!cursor.TakeWord("and") && !cursor.Fail("`and` and the column of the longitude"))
        {
            return null;
        }
        return TransformWords.Column(cursor) is { } longitude ? new PointStep(latitude, longitude) : null;
    }
}
