using RulesHarness.Checking;
using RulesHarness.Engines;

namespace RulesHarness.Tests.Engines;

/// <summary>The sample product holds what its spec says, on the real emulator.</summary>
public sealed class SampleTests
{
    [Test]
    public async Task Sample_holds()
    {
        var options = new CheckOptions
        {
            Project = TestContext.CurrentContext.TestDirectory,
            Specs = ["Sample/database.md"],
            Rules = "Sample/firestore.rules",
            Indexes = "Sample/firestore.indexes.json",
            Engine = EngineChoice.Emulator,
            Emulator = TestEmulator.Running,
        };
        var report = await Checker.RunAsync(options, TimeProvider.System);

        report
            .Verdicts.Where(verdict => verdict.Status != CaseStatus.Passed)
            .Select(verdict => $"{verdict.Case.Id}: {verdict.Message}")
            .Should()
            .BeEmpty();
        report.Outcome.Should().Be(CheckOutcome.Holds, string.Join("\n", report.Diagnostics));
        report.Verdicts.Count.Should().BeGreaterThan(900);
    }
}
