namespace RulesHarness.Changes;

/// <summary>
/// A step of a deploy: what to do, the command for it or null, and what it is about: indexes, fields or queries.
/// </summary>
internal sealed record DeployStep(string Text, string? Command, IReadOnlyList<string> Subjects);
