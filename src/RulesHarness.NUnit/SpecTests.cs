using NUnit.Framework;
using RulesHarness.Cases;
using RulesHarness.Checking;
using RulesHarness.Engines;
using RulesHarness.Reporting;
using RulesHarness.Tracing;

namespace RulesHarness.NUnit;

/// <summary>
/// Derive from this class and mark yours with <see cref="SpecAttribute"/>: every case of the spec is one test, decided by the real
/// emulator, which is started once for the class.
/// </summary>
[TestFixture]
[Parallelizable(ParallelScope.Children)]
public abstract class SpecTests
{
    private const string NoSession = "there is nothing to run on: see the test SpecRulesAndIndexesCanBeUsed";

    private EmulatorEngine? engine;
    private SessionOpening? opening;
    private Exception? notStarted;

    private CheckPlan Plan => SpecPlans.Of(GetType());

    /// <summary>Starts the emulator, and loads rules and data.</summary>
    [OneTimeSetUp]
    public async Task StartAsync()
    {
        if (Plan.Cases is null)
            return;
        try
        {
            engine = await EmulatorEngine.StartAsync(Plan.Options.Emulator);
            opening = await engine.OpenAsync(Plan.Rules, Plan.Cases.Data);
        }
        catch (Exception failed) when (failed is Firestore.Emulator.EmulatorException)
        {
            // Each test says so, with what to do; a failed set-up would bury that under a stack trace.
            notStarted = failed;
        }
    }

    /// <summary>Ends the emulator.</summary>
    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (opening?.Session is { } session)
            await session.DisposeAsync();
        if (engine is not null)
            await engine.DisposeAsync();
    }

    /// <summary>The spec, the rules and the index file can be used, spec and index file agree, and every access pattern has its index.</summary>
    [Test, Order(0)]
    public void SpecRulesAndIndexesCanBeUsed()
    {
        var rules = opening?.Issues.Select(issue => Checker.Diagnostic(issue, Plan.Rules.Name)) ?? [];
        var against = Plan.Diagnostics.Concat(rules).Where(Plan.Options.IsAgainst).ToList();
        if (against.Count > 0)
            Assert.Fail(string.Join("\n", against));
        FailIfNotStarted();
    }

    /// <summary>The rules allow nothing in a collection that the spec does not declare.</summary>
    [Test, Order(1)]
    public async Task RulesAllowNothingBeyondTheSpec()
    {
        FailIfNotStarted();
        if (opening?.Session is not { } session)
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

    /// <summary>One case of the spec holds on the emulator.</summary>
    [SpecCases]
    public async Task Case(AccessCase accessCase)
    {
        FailIfNotStarted();
        if (opening?.Session is not { } session)
        {
            Assert.Fail(NoSession);
            return;
        }

        var verdict = await session.RunAsync(accessCase);
        if (verdict.Status == CaseStatus.Passed)
            return;
        var text = FailureText.Of(verdict, Plan.Rules.Name, Plan.Rules.Content);
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
