using RulesHarness.Language.Evaluation.Programs;
using RulesHarness.Language.Exploration;

namespace RulesHarness.Exploration;

/// <summary>Decides a scenario with all writes of its commit.</summary>
internal static class CommitDecision
{
    /// <summary>Returns true if the rules allow the request, and each other write of its commit.</summary>
    public static bool IsAllowed(RulesProgram program, Scenario scenario) =>
        program.Decide(scenario.Request, scenario.Lookup).IsAllowed
        && scenario.OtherWrites.All(write => program.Decide(write.Request, write.Lookup).IsAllowed);
}
