namespace RulesHarness.Language.Syntax;

/// <summary>The kinds of <see cref="Token"/>. Which symbol or word a token is follows from its text.</summary>
public enum TokenKind
{
    /// <summary>U+FEFF at the very beginning.</summary>
    ByteOrderMark,

    /// <summary>Spaces, tabs, form feeds, carriage returns and line feeds.</summary>
    Whitespace,

    /// <summary><c>//</c> to the end of the line, its line feed not included.</summary>
    LineComment,

    /// <summary><c>/*</c> to <c>*/</c>; they do not nest.</summary>
    BlockComment,

    /// <summary>A run of characters that stand in no token. A parser passes over it too.</summary>
    Bad,

    /// <summary>A name or a keyword: which one, the place where it stands decides.</summary>
    Word,

    /// <summary>
    /// The name of a service, which may have points and hyphens: what stands after <c>service</c>, wherever that is.
    /// </summary>
    ServiceName,

    /// <summary>A slash and the literal segment just after it: <c>/posts</c>, <c>/(default)</c>.</summary>
    PathSegment,

    /// <summary>Digits with at most one point. There are no signs, exponents or other bases in the language.</summary>
    Number,

    /// <summary>A string with its quotes, single or double.</summary>
    String,

    /// <summary>A string that its line ends before a quote does.</summary>
    UnclosedString,

    /// <summary>A <c>b'...'</c> literal.</summary>
    Bytes,

    /// <summary>An operator or a punctuation mark.</summary>
    Symbol,

    /// <summary>The end of the text; always the last token, and empty.</summary>
    EndOfFile,
}
