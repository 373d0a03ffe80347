namespace RulesHarness.Language.Syntax;

/// <summary>One lexical element of a rules file. The texts of all tokens, in order, are the file.</summary>
/// <param name="Kind">Its sort.</param>
/// <param name="Text">Exactly as written.</param>
/// <param name="Span">Where it stands.</param>
public sealed record Token(TokenKind Kind, string Text, SourceSpan Span)
{
    /// <summary>Whether it is white space or a comment, which a parser passes over.</summary>
    public bool IsTrivia => Kind <= TokenKind.BlockComment;

    /// <summary>Whether a path begins or goes on with it.</summary>
    internal bool IsOfPath => Kind == TokenKind.PathSegment || Is("/");

    /// <summary>Whether it may be the name of a variable, a function, a method or a type.</summary>
    internal bool IsName => Kind == TokenKind.Word && !ReservedWords.IsReserved(Text);

    /// <summary>
    /// Whether it is this word or symbol. No two kinds of token share a text, but for names of services.
    /// </summary>
    public bool Is(string text) => Text == text && Kind != TokenKind.ServiceName;

    /// <summary>Whether it begins just where <paramref name="previous"/> ends.</summary>
    public bool IsAdjacentTo(Token previous) => Span.Offset == previous.Span.End;
}
