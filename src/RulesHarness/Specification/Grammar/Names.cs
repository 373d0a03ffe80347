using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Grammar;

/// <summary>Reads the names that sentences, filters, sorts and indexes share: fields, collections, lists of either.</summary>
internal static class Names
{
    /// <summary>A field's name, dotted for a field of a map.</summary>
    public static string? Dotted(Cursor cursor)
    {
        if (cursor.Current.Kind == TokenKind.Word)
            return DottedAfter(cursor, cursor.Advance());
        cursor.Fail("a field's name");
        return null;
    }

    public static string? DottedAfter(Cursor cursor, Token first)
    {
        var name = first.Text;
        while (cursor.Take("."))
        {
            if (cursor.Current.Kind != TokenKind.Word)
            {
                cursor.Fail("a field's name");
                return null;
            }

            name += "." + cursor.Advance().Text;
        }

        return name;
    }

    /// <summary>The text of a path: names, names in braces and <c>**</c>, separated by slashes. Not yet checked for its form.</summary>
    public static string? Path(Cursor cursor)
    {
        var text = "";
        do
        {
            if (text.Length > 0)
                text += "/";
            if (cursor.Take("**"))
            {
                text += "**";
            }
            else if (cursor.Take("{"))
            {
                if (cursor.Current.Kind != TokenKind.Word)
                    return Fail(cursor);
                text += $"{{{cursor.Advance().Text}}}";
                if (!cursor.Expect("}"))
                    return null;
            }
            else if (cursor.Current.Kind is TokenKind.Word or TokenKind.Number)
            {
                text += cursor.Advance().Text;
            }
            else
            {
                return Fail(cursor);
            }
        }
        while (cursor.Take("/"));
        return text;
    }

    public static CollectionPath? Collection(Cursor cursor)
    {
        var start = cursor.Current;
        if (Path(cursor) is not { } text)
            return null;
        var path = CollectionPath.TryParse(text);
        if (path is null)
            cursor.FailAt(start, "a collection's path");
        return path;
    }

    private static string? Fail(Cursor cursor)
    {
        cursor.Fail("a collection's path");
        return null;
    }
}
