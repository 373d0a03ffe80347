namespace RulesHarness.Code.Scripts.Syntax;

/// <summary>The tokens in which the languages differ.</summary>
internal sealed record Dialect
{
    private readonly Dictionary<char, List<string>> _symbols = [];

    /// <summary>Gets the characters that begin a text.</summary>
    public required string Quotes { get; init; }

    /// <summary>Gets the quotes of texts that may hold expressions.</summary>
    public required string InterpolatedQuotes { get; init; }

    /// <summary>Gets whether <c>$name</c> is an expression in a text.</summary>
    public bool HasDollarNames { get; init; }

    /// <summary>Gets whether <c>\(…)</c> is an expression in a text, and not <c>${…}</c>.</summary>
    public bool HasParenthesisInterpolation { get; init; }

    /// <summary>Gets whether a quote written three times begins a text of several lines.</summary>
    public bool HasTripleQuotes { get; init; }

    /// <summary>Gets whether a backslash in a triple-quoted text is a character like others.</summary>
    public bool HasRawTripleQuotes { get; init; }

    /// <summary>Gets whether <c>r'…'</c> is a text without escapes.</summary>
    public bool HasRawPrefix { get; init; }

    /// <summary>Gets whether <c>`name`</c> is a name.</summary>
    public bool HasQuotedNames { get; init; }

    /// <summary>Gets whether <c>/…/</c> can be a regular expression.</summary>
    public bool HasRegularExpressions { get; init; }

    /// <summary>Gets whether <c>&lt;a&gt;</c> can begin an element.</summary>
    public bool HasMarkup { get; init; }

    /// <summary>Gets whether block comments nest.</summary>
    public bool NestsComments { get; init; }

    /// <summary>Gets whether <c>#</c> begins a directive or a text such as <c>#"…"#</c>.</summary>
    public bool HasHashes { get; init; }

    /// <summary>Gets the symbols of more than one character, longest first.</summary>
    public required IReadOnlyList<string> Symbols
    {
        get;
        init
        {
            field = value;
            var byFirst = value.GroupBy(symbol => symbol[0]);
            _symbols = byFirst.ToDictionary(group => group.Key, group => group.ToList());
        }
    }

    /// <summary>Gets those that begin with a character, longest first.</summary>
    public IReadOnlyList<string> SymbolsFrom(char first) => _symbols.TryGetValue(first, out var found) ? found : [];
}
