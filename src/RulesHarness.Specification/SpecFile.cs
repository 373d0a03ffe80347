namespace RulesHarness.Specification;

/// <summary>A spec file: the path that diagnostics show, and its text.</summary>
public sealed record SpecFile(string Path, string Text);
