namespace RulesHarness.Code.Model;

/// <summary>A file of source code: its path, as reports show it, and its text.</summary>
public sealed record SourceFile(string Path, string Text);
