using System.Collections.Immutable;

namespace RulesHarness.Language.Syntax;

/// <summary>
/// The result of a parse: always a tree, as complete as the text permits, and the diagnostics about the text.
/// </summary>
/// <param name="Source">The text.</param>
/// <param name="File">The tree.</param>
/// <param name="Diagnostics">In the order of the text.</param>
public sealed record ParsedRules(SourceText Source, RulesDocument File, ImmutableArray<RulesDiagnostic> Diagnostics)
{
    /// <summary>The tokens of the text, white space and comments included.</summary>
    public ImmutableArray<Token> Tokens { get; init; } = [];

    /// <summary>
    /// The tokens that begin at an offset or after it, in order, without white space and comments.
    /// </summary>
    /// <param name="offset">UTF-16 code units from the beginning of the text.</param>
    public IEnumerable<Token> WordsFrom(int offset)
    {
        var (low, high) = (0, Tokens.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Tokens[middle].Span.Offset < offset ? (middle + 1, high) : (low, middle);
        }
        for (var at = low; at < Tokens.Length; at++)
        {
            if (!Tokens[at].IsTrivia)
            {
                yield return Tokens[at];
            }
        }
    }

    /// <summary>The errors that Firestore's compiler reports about the text.</summary>
    internal ImmutableArray<CompilerError> CompilerErrors { get; init; } = [];

    /// <summary>Whether the text is not a rules file.</summary>
    public bool HasErrors => Diagnostics.Any(diagnostic => diagnostic.Severity == RulesSeverity.Error);

    /// <summary>The text of the tree: byte for byte that which was parsed.</summary>
    public string Print() => RulesPrinter.Print(this);

    /// <summary>The file with the text of one node replaced, parsed again; everything else stays unchanged.</summary>
    /// <param name="node">A node of this tree, the same object.</param>
    /// <param name="text">What to write there. That it fits is not checked: the file's diagnostics tell.</param>
    /// <exception cref="ArgumentException">The node is not one of this tree.</exception>
    public ParsedRules With(SyntaxNode node, string text)
    {
        ArgumentNullException.ThrowIfNull(node);
        ArgumentNullException.ThrowIfNull(text);
        return RulesParser.Parse(RulesPrinter.Print(this, node, text));
    }
}
