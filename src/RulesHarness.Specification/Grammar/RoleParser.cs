using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Grammar;

/// <summary>
/// Reads what makes a role: a condition on the caller, or a document's path with what must hold of it.
/// </summary>
internal static class RoleParser
{
    /// <summary>
    /// The role; null when it can't be read. <paramref name="bareFields"/> gets the fields of a looked-up document's
    /// condition that stand without its path, all but the first.
    /// </summary>
    public static Role? Parse(Cursor cursor, string name, Place place, ICollection<Token> bareFields)
    {
        if (!IsPath(cursor))
        {
            var condition = ConditionParser.Condition(cursor);
            return condition is not null && Ends(cursor) ? new ClaimRole(name, condition, place) : null;
        }

        var segments = new List<string>();
        do
        {
            var inBraces = cursor.Take("{");
            if (Names.Segment(cursor) is not { } segment)
            {
                cursor.Fail("a document's path");
                return null;
            }

            if (inBraces && !cursor.Expect("}"))
            {
                return null;
            }
            segments.Add(inBraces ? $"{{{segment}}}" : segment);
        } while (cursor.Take("/"));
        if (segments.Count % 2 == 1)
        {
            cursor.Fail("a document's path: a collection, then an id in braces");
            return null;
        }

        Condition? fields = null;
        if (cursor.Take("."))
        {
            fields = ConditionParser.OfLookUp(cursor, segments, bareFields);
        }
        else if (!cursor.TakeWord("exists"))
        {
            cursor.Fail("`exists`, or a comparison with a field of the document");
        }
        return cursor.Failure is null && Ends(cursor) ? new DocumentRole(name, segments, fields, place) : null;
    }

    private static bool IsPath(Cursor cursor)
    {
        var start = cursor.At;
        var isPath = Names.Segment(cursor) is not null && cursor.Current.Is("/");
        cursor.At = start;
        return isPath;
    }

    private static bool Ends(Cursor cursor) => cursor.AtEnd || cursor.Fail("the end");
}
