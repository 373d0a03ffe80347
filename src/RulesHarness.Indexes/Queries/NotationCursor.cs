namespace RulesHarness.Indexes.Queries;

/// <summary>A position among the tokens of a line.</summary>
internal sealed class NotationCursor(string line)
{
    private readonly IReadOnlyList<NotationToken> _tokens = NotationLexer.Read(line);
    private int _at;

    public NotationToken Current => _tokens[_at];

    public bool IsAtEnd => Current.Kind == NotationTokenKind.End;

    /// <summary>Gets the token that was taken last.</summary>
    public NotationToken Last => _tokens[Math.Max(0, _at - 1)];

    public NotationToken Take()
    {
        var taken = Current;
        if (!IsAtEnd)
        {
            _at++;
        }
        return taken;
    }

    /// <summary>Takes the sign if it is next.</summary>
    public bool Take(string sign)
    {
        var isNext = Current.Is(sign);
        if (isNext)
        {
            _at++;
        }
        return isNext;
    }

    /// <summary>Takes words that follow each other, if they are next.</summary>
    public bool TakeWords(params string[] words)
    {
        if (!AreNext(words))
        {
            return false;
        }
        _at += words.Length;
        return true;
    }

    public bool AreNext(params string[] words)
    {
        for (var at = 0; at < words.Length; at++)
        {
            if (_at + at >= _tokens.Count || !_tokens[_at + at].IsWord(words[at]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Gets the text of the line between two offsets.</summary>
    public string Text(int start, int end) => line[start..end];

    /// <summary>Makes the error that something else was expected at the current token.</summary>
    public UnreadableQueryException Expected(string what)
    {
        var found = IsAtEnd ? "the line ends" : $"`{Text(Current.Start, Current.End)}` stands";
        return new UnreadableQueryException($"{found} where {what} was expected", Current.Start + 1);
    }
}
