namespace RulesHarness.Reporting;

/// <summary>A part of a <see cref="TextReport"/>: a line or a table.</summary>
public abstract record TextBlock;

/// <summary>One line. A span may contain line breaks.</summary>
public sealed record TextLine(IReadOnlyList<TextSpan> Spans) : TextBlock;

/// <summary>A table: each row has a cell for each head.</summary>
public sealed record TextTable(IReadOnlyList<string> Heads, IReadOnlyList<IReadOnlyList<TextSpan>> Rows) : TextBlock
{
    /// <summary>Returns true if all columns but the first are numbers, which stand to the right.</summary>
    public bool HasNumbers { get; init; }
}
