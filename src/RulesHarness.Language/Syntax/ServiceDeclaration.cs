using System.Collections.Immutable;

namespace RulesHarness.Language.Syntax;

/// <summary><c>service cloud.firestore { ... }</c>.</summary>
/// <param name="Name">The dotted name of the product.</param>
/// <param name="Matches">The outermost match blocks.</param>
/// <param name="Functions">The functions declared directly in it.</param>
/// <param name="Span">From <c>service</c> to the closing brace.</param>
public sealed record ServiceDeclaration(
    Name Name,
    ImmutableArray<MatchBlock> Matches,
    ImmutableArray<FunctionDeclaration> Functions,
    SourceSpan Span
) : SyntaxNode(Span);
