using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Grammar.Transforms;

/// <summary>Reads <c>the column `mail`</c>.</summary>
internal static class ColumnForm
{
    public static TransformForm Form { get; } = new("The column `mail`", Read);

    private static TransformStep? Read(Cursor cursor)
    {
        cursor.TakeWord("the");
        if (!cursor.TakeWord("column"))
        {
            cursor.Fail(TransformParser.AStep);
            return null;
        }
        return TransformWords.Column(cursor) is { } column ? new ColumnStep(column) : null;
    }
}
