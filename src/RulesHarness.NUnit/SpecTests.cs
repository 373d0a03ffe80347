using NUnit.Framework;
using RulesHarness.Cases;
using RulesHarness.Checking;
using RulesHarness.Engines;
using RulesHarness.Reporting;
using RulesHarness.Semantics;
using RulesHarness.Tracing;

namespace RulesHarness.NUnit;

/// <summary>
/// Derive from this class and mark yours with <see cref="SpecAttribute"/>: every case of the spec is one test, decided by the engine
/// that the attribute chooses, which is started once for the class.
/// </summary>
[TestFixture]
[Parallelizable(ParallelScope.Children)]
public abstract class SpecTests
{
    private const string NoSession = "there is nothing to run on: see the test SpecRulesAndIndexesCanBeUsed";

    private CheckEngines? engines;
    private Exception? notStarted;

    private CheckPlan Plan => SpecPlans.Of(GetType());

    /// <summary>Starts the engine, and loads rules and data.</summary>
    [OneTimeSetUp]
    public async Task StartAsync()
    {
        if (Plan.Cases is null)
            return;
        try
        {
            engines = await CheckEngines.OpenAsync(Plan.Options, Plan.Rules, Task.FromResult<Dataset?>(Plan.Cases.Data), TimeProvider.System);
        }
        catch (Exception failed) when (failed is Firestore.Emulator.EmulatorException)
        {
            // Each test says so, with what to do; a failed set-up would bury that under a stack trace.
            notStarted = failed;
        }
    }

    /// <summary>Ends the engine.</summary>
    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (engines is not null)
            await engines.DisposeAsync();
    }

    /// <summary>The spec, the rules and the index file can be used, spec and index file agree, and every access pattern has its index.</summary>
    [Test, Order(0)]
    public void SpecRulesAndIndexesCanBeUsed()
    {
        var against = Plan.Diagnostics.Concat(engines?.Findings(Plan.Rules.Name) ?? []).Where(Plan.Options.IsAgainst).ToList();
        if (against.Count > 0)
            Assert.Fail(string.Join("\n", against));
        FailIfNotStarted();
    }

    /// <summary>The rules allow nothing in a collection that the spec does not declare.</summary>
    [Test, Order(1)]
    public async Task RulesAllowNothingBeyondTheSpec()
    {
        FailIfNotStarted();
        if (engines?.Session is not { } session)
        {
            Assert.Fail(NoSession);
            return;
        }

        var found = await new ProjectTrace(Plan.Rules, Plan.Spec.Model, Plan.Cases!).ProbeAsync(session);
        if (found.Any(Plan.Options.IsAgainst))
            Assert.Fail(string.Join("\n", found));
        else if (found.Count > 0)
            Assert.Warn(string.Join("\n", found));
    }

    /// <summary>One case of the spec holds on the engine, and where there are two, they agree on it.</summary>
    [SpecCases]
    public async Task Case(AccessCase accessCase)
    {
        FailIfNotStarted();
        if (engines?.Session is not { } session)
        {
            Assert.Fail(NoSession);
            return;
        }

        var verdict = await session.RunAsync(accessCase);
        RunRecord.AddCase(GetType());
        if (engines.Second is { } second && EngineComparison.Find(verdict, await second.RunAsync(accessCase), Plan.Rules.Name) is { } difference)
            Assert.Fail($"{difference}");
        if (verdict.Status == CaseStatus.Passed)
            return;
        var text = FailureText.Of(verdict, Plan.Rules, Plan.Cases!.Data);
        if (verdict.Status == CaseStatus.Warned && !Plan.Options.Strict)
            Assert.Warn(text);
        else
            Assert.Fail(text);
    }

    private void FailIfNotStarted()
    {
        if (notStarted is Firestore.Emulator.EmulatorException failed)
            Assert.Fail($"{failed.Id}: {failed.Message}\n{failed.Help}\n{string.Join("\n", failed.LogTail)}");
    }
}
