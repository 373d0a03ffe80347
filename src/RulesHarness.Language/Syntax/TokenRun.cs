using System.Collections.Immutable;

namespace RulesHarness.Language.Syntax;

/// <summary>A condition or a function body, kept as its tokens until there is a parser of expressions.</summary>
/// <param name="Tokens">Its tokens without white space and comments; at least one in a condition.</param>
/// <param name="Text">What is written between the first and the last of them.</param>
/// <param name="Span">From the first to the last of them.</param>
public sealed record TokenRun(ImmutableArray<Token> Tokens, string Text, SourceSpan Span) : SyntaxNode(Span);
