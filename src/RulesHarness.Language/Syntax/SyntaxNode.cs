namespace RulesHarness.Language.Syntax;

/// <summary>A part of a rules file that has a meaning of its own.</summary>
/// <param name="Span">From its first token to its last.</param>
public abstract record SyntaxNode(SourceSpan Span)
{
    /// <summary>The nodes directly inside it, in the order of the text; for an expression, names too.</summary>
    public IEnumerable<SyntaxNode> ChildNodes() => SyntaxChildren.Of(this);
}
