namespace RulesHarness.Specification.Grammar;

/// <summary>Reads which tests show something by hand: <c>by hand: `RoomTests`</c>.</summary>
internal static class ByHandParser
{
    /// <summary>The name of a class or a method of tests; null where it can't be read.</summary>
    public static string? Parse(Cursor cursor)
    {
        if (!cursor.TakePhrase("by", "hand"))
        {
            cursor.Fail("`by hand:` and the name of a test");
            return null;
        }
        if (!cursor.Expect(":"))
        {
            return null;
        }
        if (cursor.Current.Kind != TokenKind.Word)
        {
            cursor.Fail("the name of a class or a method of tests");
            return null;
        }
        return Names.Dotted(cursor);
    }
}
