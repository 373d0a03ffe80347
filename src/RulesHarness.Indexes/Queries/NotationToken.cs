namespace RulesHarness.Indexes.Queries;

/// <summary>The kinds of tokens of the short notation.</summary>
internal enum NotationTokenKind
{
    /// <summary>A name, a path, a number, or a word of the notation.</summary>
    Word,

    /// <summary>A text in quotes.</summary>
    Text,

    /// <summary>A bracket, a comma, or an operator.</summary>
    Sign,

    /// <summary>The end of the line.</summary>
    End,
}

/// <summary>
/// A token; its value is a text without its quotes. <c>Start</c> and <c>End</c> are offsets in the line.
/// </summary>
internal sealed record NotationToken(NotationTokenKind Kind, string Value, int Start, int End)
{
    public bool Is(string sign) => Kind == NotationTokenKind.Sign && Value == sign;

    /// <summary>Returns true for a word of the notation, in any case.</summary>
    public bool IsWord(string word) =>
        Kind == NotationTokenKind.Word && Value.Equals(word, StringComparison.OrdinalIgnoreCase);
}
