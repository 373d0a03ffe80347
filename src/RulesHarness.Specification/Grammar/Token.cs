namespace RulesHarness.Specification.Grammar;

internal enum TokenKind
{
    /// <summary>
    /// A name or a word; hyphens inside belong to it: <c>Signed-in</c>. In braces, or in backticks of its own, whatever
    /// stands there.
    /// </summary>
    Word,

    Number,

    String,

    /// <summary>An operator, a bracket, or another sign.</summary>
    Symbol,

    /// <summary>The full stop at a sentence's end.</summary>
    Stop,

    End,
}

/// <summary>
/// A token; <c>Start</c> and <c>End</c> are offsets into the file, <c>Value</c> is a literal's value.
/// </summary>
internal readonly record struct Token(TokenKind Kind, string Text, object? Value, int Start, int End)
{
    /// <summary>
    /// The word stands in braces, or in backticks within code: it is a name, and never a word of the language.
    /// </summary>
    public bool IsQuoted { get; init; }

    /// <summary>The word is all that a code span holds, as in <c>only `title`</c>.</summary>
    public bool IsCode { get; init; }

    public bool Is(string symbol) => Kind == TokenKind.Symbol && Text == symbol;

    public bool IsWord(string word) =>
        Kind == TokenKind.Word && !IsQuoted && Text.Equals(word, StringComparison.OrdinalIgnoreCase);
}
