using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Grammar.Transforms;

/// <summary>
/// Reads <c>time "yyyy-MM-dd HH:mm" in Europe/Berlin</c>, <c>date "dd.MM.yyyy" in UTC</c> and <c>time in ISO 8601</c>.
/// </summary>
internal static class TimeForm
{
    public static TransformForm Form { get; } = new("Time \"yyyy-MM-dd HH:mm:ss\" in Europe/Berlin", Read);

    private static TransformStep? Read(Cursor cursor)
    {
        var isDate = cursor.TakeWord("date");
        if (!isDate && !cursor.TakeWord("time"))
        {
            cursor.Fail(TransformParser.AStep);
            return null;
        }
        if (!isDate && cursor.TakePhrase("in", "ISO"))
        {
            return Iso(cursor);
        }
        if (cursor.Current.Kind != TokenKind.String)
        {
            cursor.Fail("a pattern in quotation marks, as in `\"yyyy-MM-dd HH:mm:ss\"`");
            return null;
        }
        var pattern = (string)cursor.Advance().Value!;
        if (!cursor.TakeWord("in") && !cursor.Fail("`in` and a time zone, as in `in Europe/Berlin`"))
        {
            return null;
        }
        return Zone(cursor) is { } zone ? new TimeStep(isDate, pattern, zone) : null;
    }

    private static TimeStep? Iso(Cursor cursor)
    {
        if (cursor.Current.Value is not 8601L)
        {
            cursor.Fail("`8601`");
            return null;
        }
        cursor.Advance();
        return new TimeStep(IsDate: false, null, "UTC");
    }

    /// <summary>A name of the tz database, such as <c>Europe/Berlin</c>, <c>UTC</c> or <c>Etc/GMT+1</c>.</summary>
    private static string? Zone(Cursor cursor)
    {
        if (cursor.Current.Kind != TokenKind.Word)
        {
            cursor.Fail("a time zone, such as `Europe/Berlin` or `UTC`");
            return null;
        }
        var last = cursor.Advance();
        var name = last.Text;
        while (cursor.Current.Start == last.End && !TransformWords.EndsStep(cursor))
        {
            last = cursor.Advance();
            name += last.Text;
        }
        return name;
    }
}
