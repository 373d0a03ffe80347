using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Grammar.Transforms;

/// <summary>Reads <c>looked up in `accounts` by `id`, giving `uid`</c>.</summary>
internal static class LookUpForm
{
    public static TransformForm Form { get; } = new("Looked up in `accounts` by `id`, giving `uid`", Read);

    private static TransformStep? Read(Cursor cursor)
    {
        if (!cursor.TakePhrase("looked", "up"))
        {
            cursor.Fail(TransformParser.AStep);
            return null;
        }
        if (!cursor.TakeWord("in") && !cursor.Fail("`in` and a source"))
        {
            return null;
        }
        if (TransformWords.Column(cursor) is not { } source)
        {
            return null;
        }
        if (!cursor.TakeWord("by") && !cursor.Fail("`by` and the column to find the value in"))
        {
            return null;
        }
        if (TransformWords.Column(cursor) is not { } key)
        {
            return null;
        }
        cursor.Take(",");
        if (!cursor.TakeWord("giving") && !cursor.Fail("`giving` and the column to take the value from"))
        {
            return null;
        }
        return TransformWords.Column(cursor) is { } column ? new LookUpStep(source, key, column) : null;
    }
}
