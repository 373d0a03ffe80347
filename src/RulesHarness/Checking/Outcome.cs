namespace RulesHarness.Checking;

/// <summary>The outcomes of what the tool does. Their values are its exit codes.</summary>
public enum Outcome
{
    /// <summary>Everything holds.</summary>
    Holds = 0,

    /// <summary>Something does not hold.</summary>
    Fails = 1,

    /// <summary>The input can't be used, or there is nothing to check.</summary>
    UnusableInput = 2,

    /// <summary>It did not run to its end.</summary>
    NotRun = 3,
}
