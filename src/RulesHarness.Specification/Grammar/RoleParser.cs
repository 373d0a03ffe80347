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
    public static Role? Parse(Cursor cursor, string name, Place place, ICollection<Token> bareFields, ActorNames roles)
    {
        if (!IsPath(cursor))
        {
            return OfCondition(cursor, name, place, roles);
        }
        // Of one document, in a path of plain ids, the path need not be repeated; of all else it is.
        var (ofDocument, ofCondition) = (cursor.Fork(), cursor.Fork());
        var fields = new List<Token>();
        if (OfDocument(ofDocument, name, place, fields) is { } document)
        {
            fields.ForEach(bareFields.Add);
            return document;
        }
        if (OfCondition(ofCondition, name, place, roles) is { } condition)
        {
            return condition;
        }
        cursor.Fail(
            ofCondition.Failure!.Offset > ofDocument.Failure!.Offset ? ofCondition.Failure : ofDocument.Failure
        );
        return null;
    }

    private static ClaimRole? OfCondition(Cursor cursor, string name, Place place, ActorNames roles) =>
        ConditionParser.OfRole(cursor, roles) is { } condition && Ends(cursor)
            ? new ClaimRole(name, condition, place)
            : null;

    private static DocumentRole? OfDocument(Cursor cursor, string name, Place place, List<Token> bareFields)
    {
        var segments = new List<string>();
        do
        {
            var inBraces = cursor.Take("{");
            if (Names.Segment(cursor) is not { } segment || segment.Contains('/', StringComparison.Ordinal))
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
