using System.Collections.Immutable;

namespace RulesHarness.Language.Syntax;

/// <summary><c>function isOwner(uid) { return request.auth.uid == uid; }</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">In order.</param>
/// <param name="Body">What stands between the braces; null when nothing does.</param>
/// <param name="Span">From <c>function</c> to the closing brace.</param>
public sealed record FunctionDeclaration(Name Name, ImmutableArray<Name> Parameters, TokenRun? Body, SourceSpan Span)
    : SyntaxNode(Span);
