using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Grammar;

/// <summary>The limit of a query, and the part of its order that it is about.</summary>
internal sealed record QueryWindow(int? Limit, bool IsOfLast, PatternPage? Page);

/// <summary>
/// Reads the limit of an access pattern: <c>20</c>, <c>last 20</c>, <c>20 offset 40</c>, <c>20 start after a
/// document</c>,
/// <c>end before a document</c>.
/// </summary>
internal static class PageParser
{
    public static QueryWindow? Parse(Cursor cursor)
    {
        var isOfLast = cursor.TakeWord("last");
        int? limit = null;
        if (isOfLast || cursor.Current.Kind == TokenKind.Number)
        {
            limit = Number(cursor);
            if (limit is null or 0)
            {
                return null;
            }
        }
        var page = new PatternPage();
        var isWhole = true;
        while (!cursor.AtEnd)
        {
            cursor.Take(",");
            if (Part(cursor, page) is not { } narrower)
            {
                return null;
            }
            (page, isWhole) = (narrower, false);
        }
        return new QueryWindow(limit, isOfLast, isWhole ? null : page);
    }

    private static PatternPage? Part(Cursor cursor, PatternPage page)
    {
        if (page.Offset == 0 && cursor.TakeWord("offset"))
        {
            return Number(cursor) is { } offset and > 0 ? page with { Offset = offset } : null;
        }
        if (page.Start is null && cursor.TakeWord("start"))
        {
            return Edge(cursor, "after") is { } start ? page with { Start = start } : null;
        }
        if (page.End is null && cursor.TakeWord("end"))
        {
            return Edge(cursor, "before") is { } end ? page with { End = end } : null;
        }
        return null;
    }

    private static PageEdge? Edge(Cursor cursor, string excluding)
    {
        var isIncluded = cursor.TakeWord("at");
        return (isIncluded || cursor.TakeWord(excluding)) && TakeDocument(cursor) ? new PageEdge(isIncluded) : null;
    }

    private static bool TakeDocument(Cursor cursor)
    {
        cursor.TakeWord("a", "the");
        return cursor.TakeWord("document", "doc");
    }

    private static int? Number(Cursor cursor)
    {
        if (cursor.Current is not { Kind: TokenKind.Number, Value: long number and >= 0 and <= int.MaxValue })
        {
            return null;
        }
        cursor.Advance();
        return (int)number;
    }
}
