using RulesHarness.Checking;

namespace RulesHarness.Cli.Commands;

/// <summary>The exit codes of the tool, which scripts and CI read. docs/reference.md lists them too.</summary>
internal static class ExitCodes
{
    public const int Ended = (int)Outcome.Holds;
    public const int DoesNotHold = (int)Outcome.Fails;
    public const int UnusableInput = (int)Outcome.UnusableInput;
    public const int NoRun = (int)Outcome.NotRun;
}
