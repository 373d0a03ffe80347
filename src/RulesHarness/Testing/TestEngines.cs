using RulesHarness.Checking;

namespace RulesHarness.Testing;

/// <summary>The engines that tests are to run on.</summary>
public static class TestEngines
{
    /// <summary>One, or both, the emulator first.</summary>
    /// <exception cref="RulesTestException">The variable that names one names none.</exception>
    public static IReadOnlyList<EngineChoice> Of(RulesTestOptions options)
    {
        var unknown = EngineChoices.Findings(options.Project, options.Engine, options.Emulator).ToList();
        if (unknown.Count > 0)
        {
            throw RulesTestException.Refused(unknown);
        }
        var (choice, _) = EngineChoices.Of(options.Engine, options.Emulator);
        return choice == EngineChoice.Both ? [EngineChoice.Emulator, EngineChoice.Embedded] : [choice];
    }
}
