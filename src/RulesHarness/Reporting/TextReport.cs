namespace RulesHarness.Reporting;

/// <summary>
/// A result for people: lines and tables in order. It has neither colours nor a width, which are the terminal's.
/// </summary>
public sealed record TextReport(IReadOnlyList<TextBlock> Blocks);
