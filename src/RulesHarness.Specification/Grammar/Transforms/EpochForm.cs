using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Grammar.Transforms;

/// <summary>Reads <c>seconds since 1970</c>.</summary>
internal static class EpochForm
{
    public static TransformForm Form { get; } = new("Seconds since 1970", Read);

    private static TransformStep? Read(Cursor cursor)
    {
        var isMilliseconds = cursor.TakeWord("milliseconds");
        if (!isMilliseconds && !cursor.TakeWord("seconds"))
        {
            cursor.Fail(TransformParser.AStep);
            return null;
        }
        if (!cursor.TakeWord("since") && !cursor.Fail("`since 1970`"))
        {
            return null;
        }
        if (cursor.Current.Value is not 1970L)
        {
            cursor.Fail("`1970`");
            return null;
        }
        cursor.Advance();
        return new EpochStep(isMilliseconds);
    }
}
