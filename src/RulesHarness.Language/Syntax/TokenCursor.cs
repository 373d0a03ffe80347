using System.Collections.Immutable;

namespace RulesHarness.Language.Syntax;

/// <summary>A place in the tokens of a file, without its white space and comments; it only moves on.</summary>
internal sealed class TokenCursor
{
    private readonly Token[] tokens;
    private readonly ImmutableArray<RulesDiagnostic>.Builder diagnostics;
    private readonly HashSet<int> complainedAt;
    private int index;

    public TokenCursor(LexedRules lexed)
    {
        tokens = [.. lexed.Tokens.Where(token => !token.IsTrivia)];
        diagnostics = lexed.Diagnostics.ToBuilder();
        complainedAt = [.. diagnostics.Select(diagnostic => diagnostic.Span.Offset)];
    }

    public Token Current => tokens[index];

    public Token Previous => tokens[Math.Max(index - 1, 0)];

    public Token Peek(int ahead) => tokens[Math.Min(index + ahead, tokens.Length - 1)];

    public bool AtEnd => Current.Kind == TokenKind.EndOfFile;

    /// <summary>Lexer and parser find things at different times; readers want them in the order of the text.</summary>
    public ImmutableArray<RulesDiagnostic> Diagnostics => [.. diagnostics.OrderBy(diagnostic => diagnostic.Span.Offset)];

    public bool Is(string text) => Current.Is(text);

    public Token Take() => AtEnd ? Current : tokens[index++];

    public bool TryTake(string text)
    {
        var found = Is(text);
        if (found)
        {
            Take();
        }

        return found;
    }

    /// <summary>Takes the symbol or word, or says that it is missing and stays.</summary>
    public bool Expect(string text)
    {
        var found = TryTake(text);
        if (!found)
        {
            Report(Messages.Expected($"`{text}`", Current));
        }

        return found;
    }

    /// <summary>Adds the first complaint about a place; a second one would only be an echo of it.</summary>
    public void Report(RulesDiagnostic diagnostic)
    {
        if (complainedAt.Add(diagnostic.Span.Offset))
        {
            diagnostics.Add(diagnostic);
        }
    }

    public SourceSpan SpanFrom(Token first) =>
        first.Span.Through(Previous.Span.End >= first.Span.End ? Previous.Span : first.Span);

    /// <summary>Passes at least one token, whole blocks at once, and stops where a declaration or the end of a block may
    /// stand.</summary>
    public void Recover()
    {
        do
        {
            SkipOne();
        }
        while (!AtEnd && !Is("}") && !Words.StartsDeclaration(Current.Text));
    }

    /// <summary>Passes one token, or a block with all blocks in it.</summary>
    public void SkipOne()
    {
        var depth = 0;
        do
        {
            depth += Current.Text switch { "{" => 1, "}" => -1, _ => 0 };
            Take();
        }
        while (depth > 0 && !AtEnd);
    }

    /// <summary>Passes what is left of an expression: up to a semicolon, a closing brace or a declaration.</summary>
    public void SkipExpression()
    {
        while (!AtEnd && !Is(";") && !Is("}") && !Words.StartsDeclaration(Current.Text))
        {
            SkipOne();
        }
    }
}
