namespace RulesHarness.Specification.Grammar;

/// <summary>
/// A text that could not be read: its position in the file and among the tokens, the text itself, and what was
/// expected.
/// </summary>
internal sealed record ParseFailure(int Offset, int Index, string Found, string Expected)
{
    /// <summary>The place by what stands there; <c>Found</c> is empty at the end.</summary>
    public string Place => Found.Length == 0 ? "its end" : $"`{Found}`";

    /// <summary>
    /// Whether it is plain what was meant: <c>Expected</c> is what to write, and nothing nearer need be looked for.
    /// </summary>
    public bool IsMeant { get; init; }
}

/// <summary>
/// Walks over tokens. The first failure is kept: later ones follow from it. Tokens must end with <see
/// cref="TokenKind.End"/>.
/// </summary>
internal sealed class Cursor(IReadOnlyList<Token> tokens)
{
    /// <summary>
    /// The number of the token that the cursor stands at; a parser that tried in vain may set it back.
    /// </summary>
    public int At { get; set; }

    public Token Current => tokens[At];

    /// <summary>The token before the current one.</summary>
    public Token Behind => tokens[At - 1];

    /// <summary>A cursor of its own at the same place, for what is read in one of two ways.</summary>
    public Cursor Fork() => new(tokens) { At = At };

    public ParseFailure? Failure { get; private set; }

    public bool AtEnd => Current.Kind is TokenKind.End or TokenKind.Stop;

    public Token Ahead(int distance) => tokens[Math.Min(At + distance, tokens.Count - 1)];

    /// <summary>The tokens from one that was passed up to the current one.</summary>
    public IEnumerable<Token> Since(Token first) => tokens.Take(At).SkipWhile(token => token != first);

    public Token Advance()
    {
        var token = Current;
        if (At < tokens.Count - 1)
        {
            At++;
        }
        return token;
    }

    public bool Take(string symbol)
    {
        if (!Current.Is(symbol))
        {
            return false;
        }
        Advance();
        return true;
    }

    public bool TakeWord(params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (!Current.IsWord(word))
            {
                continue;
            }
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
            {
                return false;
            }
        }

        At += words.Length;
        return true;
    }

    public bool Expect(string symbol) => Take(symbol) || Fail($"`{symbol}`");

    public bool Fail(string expected) => FailAt(Current, expected);

    public bool FailAt(Token token, string expected)
    {
        Failure ??= FailureAt(token, expected);
        return false;
    }

    /// <summary>Fails where it is plain what was meant, and <paramref name="form"/> is how to write it.</summary>
    public bool FailAsMeant(string form)
    {
        Failure ??= FailureAt(Current, form) with { IsMeant = true };
        return false;
    }

    private ParseFailure FailureAt(Token token, string expected) =>
        new(token.Start, IndexOf(token), token.Kind == TokenKind.End ? "" : token.Text, expected);

    /// <summary>Takes over the failure of another cursor over the same tokens.</summary>
    public void Fail(ParseFailure failure) => Failure ??= failure;

    /// <summary>A parser fails where it stands, or at a token that it has just passed.</summary>
    private int IndexOf(Token token)
    {
        var index = At;
        while (index > 0 && tokens[index] != token)
        {
            index--;
        }
        return index;
    }
}
