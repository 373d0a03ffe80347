namespace RulesHarness.Checking;

/// <summary>The outcome of a report.</summary>
internal static class Outcomes
{
    public static Outcome Of(bool isUsable, bool isFailure)
    {
        if (!isUsable)
        {
            return Outcome.UnusableInput;
        }
        return isFailure ? Outcome.Fails : Outcome.Holds;
    }
}
