using RulesHarness.Firestore.Values;
using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Grammar;

/// <summary>
/// Reads the names that sentences, filters, sorts and indexes share: fields, collections, lists of either.
/// </summary>
internal static class Names
{
    /// <summary>Words as a sentence lists them: <c>a, b and c</c>.</summary>
    public static string Listed(IReadOnlyList<string> words, string quote = "")
    {
        var quoted = words.Select(word => quote + word + quote).ToList();
        return quoted.Count < 2 ? string.Concat(quoted) : $"{string.Join(", ", quoted.SkipLast(1))} and {quoted[^1]}";
    }

    /// <summary>
    /// A field's name, dotted for a field of a map, as Firestore writes field paths: a name that is no plain word gets
    /// backticks.
    /// </summary>
    public static string? Dotted(Cursor cursor) => FieldName(cursor) is { } first ? DottedAfter(cursor, first) : null;

    public static string? DottedAfter(Cursor cursor, string first)
    {
        var names = new List<string> { first };
        while (cursor.Take("."))
        {
            if (FieldName(cursor) is not { } name)
            {
                return null;
            }
            names.Add(name);
        }

        return new FieldPath([.. names]).ToString();
    }

    /// <summary>
    /// A field's path, or a text that holds some, as a spec writes it: in braces what Firestore puts into backticks.
    /// </summary>
    public static string Written(string text)
    {
        var parts = text.Split('`');
        return string.Concat(
            parts.Select((part, at) => at == parts.Length - 1 ? part : part + (at % 2 == 0 ? '{' : '}'))
        );
    }

    /// <summary>A word, or a name in braces.</summary>
    private static string? FieldName(Cursor cursor)
    {
        var inBraces = cursor.Take("{");
        if (cursor.Current.Kind != TokenKind.Word)
        {
            cursor.Fail("a field's name");
            return null;
        }

        var name = cursor.Advance().Text;
        return !inBraces || cursor.Expect("}") ? name : null;
    }

    /// <summary>
    /// The text of a path: names, names in braces and <c>**</c>, separated by slashes. Not yet checked for its form.
    /// </summary>
    public static string? Path(Cursor cursor)
    {
        var text = "";
        do
        {
            if (text.Length > 0)
            {
                text += "/";
            }
            if (cursor.Take("**"))
            {
                text += "**";
            }
            else if (cursor.Take("{"))
            {
                if (Segment(cursor) is not { } name)
                {
                    return Fail(cursor);
                }
                text += $"{{{name}}}";
                if (!cursor.Expect("}"))
                {
                    return null;
                }
            }
            else if (Segment(cursor) is { } name)
            {
                text += name;
            }
            else
            {
                return Fail(cursor);
            }
        } while (cursor.Take("/"));
        return text;
    }

    /// <summary>
    /// A name of letters, digits, hyphens and underscores, whatever it begins with: <c>items-2</c>. Null, and nothing
    /// moved, where none is.
    /// </summary>
    public static string? Segment(Cursor cursor)
    {
        if (cursor.Current.Kind is not (TokenKind.Word or TokenKind.Number))
        {
            return null;
        }
        var last = cursor.Advance();
        var name = last.Text;
        while (
            cursor.Current.Start == last.End
            && (
                cursor.Current.Kind is TokenKind.Word or TokenKind.Number
                || cursor.Current.Is("-")
                || cursor.Current.Is("_")
            )
        )
        {
            last = cursor.Advance();
            name += last.Text;
        }

        return name;
    }

    /// <summary>Takes a name if it is the one that stands at the cursor.</summary>
    public static bool TakeSegment(Cursor cursor, string name)
    {
        var start = cursor.At;
        if (
            !cursor.Current.IsQuoted
            && Segment(cursor) is { } found
            && found.Equals(name, StringComparison.OrdinalIgnoreCase)
        )
        {
            return true;
        }
        cursor.At = start;
        return false;
    }

    public static CollectionPath? Collection(Cursor cursor)
    {
        var start = cursor.Current;
        if (Path(cursor) is not { } text)
        {
            return null;
        }
        var path = CollectionPath.TryParse(text);
        if (path is null)
        {
            cursor.FailAt(start, "a collection's path");
        }
        return path;
    }

    private static string? Fail(Cursor cursor)
    {
        cursor.Fail("a collection's path");
        return null;
    }
}
