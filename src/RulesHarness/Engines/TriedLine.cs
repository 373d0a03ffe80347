namespace RulesHarness.Engines;

/// <summary>An allow statement that a denied request was held against: its line, and <c>false</c> or why it could not be evaluated.</summary>
public sealed record TriedLine(int Line, string Outcome);
