using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Grammar;

/// <summary>
/// Reads the changes of state that a sentence allows, behind their first <c>from</c>: <c>"draft" to "review", or from
/// "review" to "draft" or "done"</c>.
/// </summary>
internal static class TransitionParser
{
    public static Transitions? Parse(Cursor cursor, string field)
    {
        var pairs = new List<Transition>();
        do
        {
            if (States(cursor) is not { } before || !Expect(cursor, "to") || States(cursor) is not { } after)
            {
                return null;
            }
            pairs.AddRange(from one in before from other in after select new Transition(one, other));
        } while (TakeFrom(cursor));
        return new Transitions(field, pairs);
    }

    /// <summary>One state, or several joined by <c>or</c>.</summary>
    private static List<object?>? States(Cursor cursor)
    {
        var states = new List<object?>();
        do
        {
            var token = cursor.Current;
            var isLiteral =
                token.Kind is TokenKind.String or TokenKind.Number
                || token.IsWord("true")
                || token.IsWord("false")
                || token.IsWord("null");
            if (!isLiteral)
            {
                cursor.Fail("a state, which is a literal such as `\"draft\"`");
                return null;
            }
            cursor.Advance();
            states.Add(token.Value ?? Named(token));
        } while (!cursor.Ahead(1).IsWord("from") && cursor.TakeWord("or"));
        return states;
    }

    private static object? Named(Token token) =>
        token.IsWord("true") ? true
        : token.IsWord("false") ? false
        : null;

    private static bool Expect(Cursor cursor, string word) => cursor.TakeWord(word) || cursor.Fail($"`{word}`");

    private static bool TakeFrom(Cursor cursor) =>
        cursor.TakePhrase("or", "from")
        || cursor.TakePhrase("and", "from")
        || cursor.Current.Is(",") && TakeFromAfterComma(cursor);

    private static bool TakeFromAfterComma(Cursor cursor)
    {
        var start = cursor.At;
        cursor.Advance();
        cursor.TakeWord("or", "and");
        if (cursor.TakeWord("from"))
        {
            return true;
        }
        cursor.At = start;
        return false;
    }
}
