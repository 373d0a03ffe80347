using RulesHarness.Firestore.Values;
using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Grammar;

/// <summary>
/// Reads, in the path of a document that is looked up, an id that is itself a field of another document:
/// <c>orders/{orderId}.shopId</c> in <c>shops/{orders/{orderId}.shopId}</c>.
/// </summary>
internal static class IdPathParser
{
    /// <summary>
    /// The field; null, and nothing moved, where a plain name stands in the braces, and null with a failure where it
    /// can't be read.
    /// </summary>
    /// <param name="cursor">Stands behind the opening brace.</param>
    /// <param name="isOfId">Whether the document around it gives an id itself.</param>
    public static LookUpOperand? Parse(Cursor cursor, bool isOfId)
    {
        var first = cursor.Current;
        if (first.IsWord("new") && cursor.Ahead(1).Is(".") && IsPath(cursor, behind: 2))
        {
            cursor.FailAt(first, "a document before the request, without `new.`: its field is the id of another one");
            return null;
        }
        var isLiteral = first.IsQuoted && first.Text.Contains('/', StringComparison.Ordinal);
        if (!isLiteral && !IsPath(cursor, behind: 0))
        {
            return null;
        }
        if (isOfId)
        {
            cursor.FailAt(
                first,
                "an id, a field or a claim: a look-up leads through one other document at most, as in "
                    + "`shops/{orders/{orderId}.shopId}`"
            );
            return null;
        }
        return isLiteral ? OfLiteral(cursor) : OfPath(cursor);
    }

    private static bool IsPath(Cursor cursor, int behind)
    {
        var start = cursor.At;
        cursor.At += behind;
        var isPath = Names.Segment(cursor) is not null && cursor.Current.Is("/");
        cursor.At = start;
        return isPath;
    }

    private static LookUpOperand? OfPath(Cursor cursor)
    {
        if (PathParser.Path(cursor, isOfId: true) is not { } path)
        {
            return null;
        }
        if (!cursor.Take("."))
        {
            cursor.Fail("`.` and a field of this document, which is the id of the other one");
            return null;
        }
        if (Names.Dotted(cursor) is not { } field)
        {
            return null;
        }
        if (!cursor.Take("}"))
        {
            cursor.Fail("`}`: the id is a field of this document, and nothing computed of it");
            return null;
        }
        return new LookUpOperand(path, field);
    }

    /// <summary>
    /// A document whose ids are written out, as in <c>{config/main.shopId}</c>, which stands in the braces as a whole.
    /// </summary>
    private static LookUpOperand? OfLiteral(Cursor cursor)
    {
        var token = cursor.Advance();
        var dot = token.Text.IndexOf('.', token.Text.LastIndexOf('/'));
        var segments = token.Text[..(dot < 0 ? token.Text.Length : dot)].Split('/');
        var names = dot < 0 ? [] : token.Text[(dot + 1)..].Split('.');
        if (segments.Length % 2 == 1 || names.Length == 0 || segments.Concat(names).Any(string.IsNullOrWhiteSpace))
        {
            cursor.FailAt(token, "a document and its field, as in `{config/main.shopId}`");
            return null;
        }
        var path = new DocumentPath([.. segments.Select(segment => new Operand[] { new LiteralOperand(segment) })]);
        return cursor.Expect("}") ? new LookUpOperand(path, new FieldPath(names).ToString()) : null;
    }
}
