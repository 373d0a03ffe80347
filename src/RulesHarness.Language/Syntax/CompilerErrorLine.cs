namespace RulesHarness.Language.Syntax;

/// <summary>
/// Where Firestore's compiler complains before the token that it could not read. It looks through an operand as a
/// whole; when that fails it begins again inside it, at the first token at which something else could go on, and soon
/// complains there.
/// </summary>
internal static class CompilerErrorLine
{
    /// <summary>The line of such a complaint; null when there is none before the current token.</summary>
    /// <param name="cursor">At the token that could not be read.</param>
    /// <param name="start">The index of the operand's first token.</param>
    /// <param name="isRight">
    /// Whether something is before it that the compiler believes already: an operand and its operator, a <c>!</c>, the
    /// colon of a conditional.
    /// </param>
    public static int? Line(TokenCursor cursor, int start, bool isRight)
    {
        for (var i = start; i < cursor.Index; i++)
        {
            var token = cursor.At(i);
            if (token.IsOfPath || token.Text is "match" or "allow" or "function")
            {
                return token.Span.Line;
            }

            if (token.Is("}"))
            {
                return i + 1 < cursor.Index ? cursor.At(i + 1).Span.Line : null;
            }

            if (isRight && (Operators.Precedence(token) > 0 || token.Is("?")))
            {
                return AfterOperator(cursor, i + 1);
            }
        }

        return null;
    }

    private static int? AfterOperator(TokenCursor cursor, int from)
    {
        var depth = 0;
        for (var i = from; i < cursor.Index; i++)
        {
            var token = cursor.At(i);
            if (depth == 0 && token.Text is "," or ")" or "]" or "}" or ":")
            {
                return token.Span.Line;
            }

            depth += token.Text switch
            {
                "(" or "[" or "{" => 1,
                ")" or "]" or "}" => -1,
                _ => 0,
            };
        }

        return null;
    }
}
