namespace RulesHarness.Cli.Commands;

/// <summary>The exit codes of the tool, which scripts and CI read. docs/reference.md lists them too.</summary>
internal static class ExitCodes
{
    public const int Ended = 0;
    public const int DoesNotHold = 1;
    public const int UnusableInput = 2;
    public const int NoRun = 3;
}
