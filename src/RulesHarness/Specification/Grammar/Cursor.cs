namespace RulesHarness.Specification.Grammar;

/// <summary>What could not be read: where, what stood there, and what was expected.</summary>
internal sealed record ParseFailure(int Offset, string Found, string Expected);

/// <summary>
/// Walks over tokens. The first failure is kept: later ones follow from it. Tokens must end with <see cref="TokenKind.End"/>.
/// </summary>
internal sealed class Cursor(IReadOnlyList<Token> tokens)
{
    private int at;

    public Token Current => tokens[at];

    public ParseFailure? Failure { get; private set; }

    public bool AtEnd => Current.Kind is TokenKind.End or TokenKind.Stop;

    public Token Ahead(int distance) => tokens[Math.Min(at + distance, tokens.Count - 1)];

    public Token Advance()
    {
        var token = Current;
        if (at < tokens.Count - 1)
            at++;
        return token;
    }

    public bool Take(string symbol)
    {
        if (!Current.Is(symbol))
            return false;
        Advance();
        return true;
    }

    public bool TakeWord(params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (!Current.IsWord(word))
                continue;
            Advance();
            return true;
        }

        return false;
    }

    /// <summary>Takes all the words in turn, or none of them.</summary>
    public bool TakePhrase(params ReadOnlySpan<string> words)
    {
        for (var index = 0; index < words.Length; index++)
        {
            if (!Ahead(index).IsWord(words[index]))
                return false;
        }

        at += words.Length;
        return true;
    }

    public bool Expect(string symbol) => Take(symbol) || Fail($"`{symbol}`");

    public bool Fail(string expected) => FailAt(Current, expected);

    public bool FailAt(Token token, string expected)
    {
        Failure ??= new ParseFailure(token.Start, token.Kind == TokenKind.End ? "the end" : token.Text, expected);
        return false;
    }
}
