namespace RulesHarness.Code.Scripts.Syntax;

internal enum TokenKind
{
    End,
    Name,
    Number,
    Text,
    Symbol,
    Markup,
}

/// <summary>A token. <c>Value</c> is the name, the symbol, the digits, or the text without its quotes.</summary>
internal sealed class Token(TokenKind kind, string value, int at, bool isOnNewLine, bool isAfterSpace)
{
    public TokenKind Kind => kind;

    public string Value => value;

    public int At => at;

    /// <summary>Gets whether a line break stands before the token: some languages end a statement there.</summary>
    public bool IsOnNewLine => isOnNewLine;

    /// <summary>Gets whether white space stands before the token: <c>a ?</c> is not <c>a?</c>.</summary>
    public bool IsAfterSpace => isAfterSpace;

    /// <summary>Gets the parts of a text with expressions in it; empty if there are none.</summary>
    public IReadOnlyList<TextPart> Parts { get; init; } = [];

    /// <summary>Gets the element that a markup token stands for.</summary>
    public MarkupElement? Element { get; init; }

    public bool Is(string symbol) => kind == TokenKind.Symbol && value == symbol;

    public bool IsNameBefore(Token next, string sign) => Kind == TokenKind.Name && next.Is(sign);

    public bool IsName(string name) => kind == TokenKind.Name && value == name;
}

/// <summary>A part of a text: literal characters, or the tokens of an expression.</summary>
internal sealed record TextPart(string Literal, IReadOnlyList<Token>? Code);

/// <summary>An element of JSX.</summary>
internal sealed record MarkupElement(string Tag, int At)
{
    public List<MarkupAttribute> Attributes { get; } = [];

    /// <summary>Gets the tokens of each expression between the tags.</summary>
    public List<IReadOnlyList<Token>> Children { get; } = [];
}

/// <summary>An attribute of an element; an attribute without a value has neither text nor code.</summary>
internal sealed record MarkupAttribute(string Name, string? Text, IReadOnlyList<Token>? Code);
