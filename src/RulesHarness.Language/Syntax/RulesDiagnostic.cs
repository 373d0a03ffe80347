namespace RulesHarness.Language.Syntax;

/// <summary>One thing to say about a rules file.</summary>
/// <param name="Id">Stable, <c>RH2001</c> and up.</param>
/// <param name="Severity">How much it weighs.</param>
/// <param name="Message">One lower-case sentence; the author's own words stand in backticks.</param>
/// <param name="Help">What to do about it; null where the message says it all.</param>
/// <param name="Span">Where.</param>
public sealed record RulesDiagnostic(string Id, RulesSeverity Severity, string Message, string? Help, SourceSpan Span);
