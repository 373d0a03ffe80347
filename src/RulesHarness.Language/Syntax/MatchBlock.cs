using System.Collections.Immutable;

namespace RulesHarness.Language.Syntax;

/// <summary><c>match /posts/{postId} { ... }</c>.</summary>
/// <param name="Path">The path as this block writes it, relative to the block around it.</param>
/// <param name="Allows">Its own allow statements.</param>
/// <param name="Matches">The blocks inside it.</param>
/// <param name="Functions">The functions declared directly in it.</param>
/// <param name="Span">From <c>match</c> to the closing brace.</param>
public sealed record MatchBlock(
    PathPattern Path,
    ImmutableArray<AllowStatement> Allows,
    ImmutableArray<MatchBlock> Matches,
    ImmutableArray<FunctionDeclaration> Functions,
    SourceSpan Span
) : SyntaxNode(Span);
