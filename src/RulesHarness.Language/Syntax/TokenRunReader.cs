using System.Collections.Immutable;

namespace RulesHarness.Language.Syntax;

/// <summary>Finds where a condition or a function body ends: by its brackets or, where they fail, at a declaration.</summary>
internal sealed class TokenRunReader(TokenCursor cursor, string text)
{
    private readonly List<Token> open = [];
    private int openBraces;

    /// <summary>Up to the semicolon or brace that ends an allow statement, which stays.</summary>
    public static TokenRun? Condition(TokenCursor cursor, string text) =>
        new TokenRunReader(cursor, text).Read(endsAtSemicolon: true);

    /// <summary>Up to the brace that closes a function, which stays.</summary>
    public static TokenRun? Body(TokenCursor cursor, string text) =>
        new TokenRunReader(cursor, text).Read(endsAtSemicolon: false);

    private TokenRun? Read(bool endsAtSemicolon)
    {
        var tokens = ImmutableArray.CreateBuilder<Token>();
        while (!cursor.AtEnd && !IsDeclaration() && !(cursor.Is("}") && openBraces == 0) && !(endsAtSemicolon && cursor.Is(";")))
        {
            Track(cursor.Current);
            tokens.Add(cursor.Take());
        }

        CloseAll();
        if (tokens.Count == 0)
        {
            return null;
        }

        var span = tokens[0].Span.Through(tokens[^1].Span);
        return new TokenRun(tokens.ToImmutable(), text.Substring(span.Offset, span.Length), span);
    }

    // A member or a path segment may have the name of a keyword: `data.match`, `/users/allow`.
    private bool IsDeclaration() =>
        Words.StartsDeclaration(cursor.Current.Text)
        && !cursor.Previous.Is(".")
        && !(cursor.Current.IsAdjacentTo(cursor.Previous) && cursor.Previous.Text is "/" or "-" or "+" or "@" or "~" or "&");

    private void Track(Token token)
    {
        switch (token.Text)
        {
            case "(" or "[" or "{":
                open.Add(token);
                openBraces += token.Is("{") ? 1 : 0;
                break;
            case ")" or "]":
                Close(token, token.Is(")") ? "(" : "[");
                break;
            case "}":
                while (!open[^1].Is("{"))
                {
                    ReportTop();
                }

                Pop();
                break;
            case ";":
                CloseAll();
                break;
        }
    }

    private void Close(Token token, string opener)
    {
        if (open.Count > 0 && open[^1].Is(opener))
        {
            Pop();
        }
        else
        {
            cursor.Report(Messages.Unexpected(token, $"without `{opener}` before it"));
        }
    }

    private void CloseAll()
    {
        while (open.Count > 0)
        {
            ReportTop();
        }
    }

    private void ReportTop()
    {
        cursor.Report(Messages.NotClosed(open[^1]));
        Pop();
    }

    private void Pop()
    {
        openBraces -= open[^1].Is("{") ? 1 : 0;
        open.RemoveAt(open.Count - 1);
    }
}
