using System.Collections.Immutable;

namespace RulesHarness.Language.Syntax;

/// <summary>All tokens of a text, white space and comments included.</summary>
/// <param name="Tokens">In order, without gaps; the last is <see cref="TokenKind.EndOfFile"/>.</param>
/// <param name="Diagnostics">In the order of the text.</param>
public sealed record LexedRules(ImmutableArray<Token> Tokens, ImmutableArray<RulesDiagnostic> Diagnostics);
