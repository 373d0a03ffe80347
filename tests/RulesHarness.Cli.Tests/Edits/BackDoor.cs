namespace RulesHarness.Cli.Tests.Edits;

/// <summary>
/// Rules with one more way in. <c>Line</c> is where the way in is written, from 1, and <c>StatementLine</c> where the
/// condition of its statement begins, which is what a verdict names.
/// </summary>
public sealed record BackDoor(string Kind, string Condition, string Rules, int Line, int StatementLine)
{
    /// <summary>Whether a line of the rules leads a reader to the door.</summary>
    public bool IsAt(int? line) => line == Line || line == StatementLine;

    /// <inheritdoc/>
    public override string ToString() => $"{Line} {Kind}: {Condition}";
}
