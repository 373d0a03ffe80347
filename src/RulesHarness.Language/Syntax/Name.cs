namespace RulesHarness.Language.Syntax;

/// <summary>A name and where it is written: a method, a parameter, a service.</summary>
/// <param name="Text">The name, without quotes.</param>
/// <param name="Span">Where it stands.</param>
public sealed record Name(string Text, SourceSpan Span) : SyntaxNode(Span);
