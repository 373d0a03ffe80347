using System.Collections.Immutable;

namespace RulesHarness.Language.Syntax;

/// <summary><c>allow read, write: if condition;</c>.</summary>
/// <param name="Methods">The methods as written, <c>read</c> and <c>write</c> not taken apart.</param>
/// <param name="Condition">Null when there is none, which allows always.</param>
/// <param name="Span">From <c>allow</c> to the semicolon, if there is one.</param>
public sealed record AllowStatement(ImmutableArray<Name> Methods, Expression? Condition, SourceSpan Span)
    : SyntaxNode(Span)
{
    /// <summary>Whether it allows whatever the request is: it has no condition, or the literal <c>true</c>.</summary>
    public bool IsUnconditional => Condition is null or LiteralExpression { Value: true };

    /// <summary>
    /// The line that a verdict names, from 1: where the condition begins, else where <c>allow</c> stands.
    /// </summary>
    public int VerdictLine => (Condition?.Span ?? Span).Line;
}
