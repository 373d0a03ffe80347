using System.Collections.Immutable;

namespace RulesHarness.Language.Syntax;

/// <summary><c>function isOwner(uid) { let caller = request.auth.uid; return caller == uid; }</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">In order.</param>
/// <param name="Bindings">Its <c>let</c> statements, in order.</param>
/// <param name="Result">What it returns.</param>
/// <param name="Span">From <c>function</c> to the closing brace.</param>
public sealed record FunctionDeclaration(
    Name Name,
    ImmutableArray<Name> Parameters,
    ImmutableArray<LetBinding> Bindings,
    Expression Result,
    SourceSpan Span
) : SyntaxNode(Span);

/// <summary><c>let caller = request.auth.uid;</c>.</summary>
/// <param name="Name">The variable's name.</param>
/// <param name="Value">What it stands for.</param>
/// <param name="Span">From <c>let</c> to the semicolon, if there is one.</param>
public sealed record LetBinding(Name Name, Expression Value, SourceSpan Span) : SyntaxNode(Span);
