namespace RulesHarness.Cli.Commands;

/// <summary>What the tool tells scripts and CI; docs/reference.md says the same.</summary>
internal static class ExitCodes
{
    public const int DoesNotHold = 1;
    public const int UnusableInput = 2;
    public const int NoRun = 3;
}
