using System.Collections.Concurrent;
using RulesHarness.Checking;

namespace RulesHarness.NUnit;

/// <summary>
/// The plans of the test classes in this process: made once each, when tests are discovered, and used when they run.
/// </summary>
internal static class SpecPlans
{
    private static readonly ConcurrentDictionary<Type, Lazy<CheckPlan>> Plans = new();

    public static CheckPlan Of(Type fixture) => Plans.GetOrAdd(fixture, PlanOf).Value;

    private static Lazy<CheckPlan> PlanOf(Type fixture) => new(() => Make(fixture));

    private static CheckPlan Make(Type fixture) =>
        CheckPlan.Make(SpecProject.OptionsOf(fixture), TimeProvider.System.GetUtcNow());
}
