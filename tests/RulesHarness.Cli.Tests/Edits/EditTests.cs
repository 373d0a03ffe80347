using System.Text.Json;
using RulesHarness.Checking;
using RulesHarness.Cli.Tests.Running;
using RulesHarness.Engines;
using RulesHarness.Firestore.Emulator;

namespace RulesHarness.Cli.Tests.Edits;

/// <summary>Rules that were right, with one thing wrong.</summary>
public sealed class EditTests
{
    private static RulesEdit[] Six => SixEdits.All;

    private static IEnumerable<TestCaseData> Others => SchemaEdits.All.Concat(PermissionEdits.All).Select(edit =>
        edit.IsUnseen ? new TestCaseData(edit).SetCategory("Unseen").Explicit("no case sees it yet") : new TestCaseData(edit));

    [TestCaseSource(nameof(Six))]
    public async Task Tool_names_the_spec_line_and_the_rule_line_of(RulesEdit edit)
    {
        var (rules, ruleLine) = edit.Apply();
        var project = SampleProject.Copy().Write(SampleProject.Rules, rules);

        var run = await Tool.RunAsync(TestRun.WithSharedEmulator, "check", "--project", project.Folder, "--only", edit.Only, "--format", "json");

        run.ExitCode.Should().Be(1, run.Output + run.Error);
        using var report = JsonDocument.Parse(run.Output);
        var failures = report.RootElement.GetProperty("cases").EnumerateArray()
            .Where(tried => tried.GetProperty("status").GetString() == "failed")
            .Select(tried => (tried.GetProperty("specLine").GetInt32(), tried.GetProperty("ruleLine").GetInt32()));
        failures.Should().Contain((edit.SpecLine, ruleLine), because: edit.Name);
    }

    [TestCaseSource(nameof(Others))]
    public async Task Check_names_the_spec_line_and_the_rule_line_when(RulesEdit edit)
    {
        var (rules, ruleLine) = edit.Apply();
        var project = SampleProject.Copy().Write(SampleProject.Rules, rules);
        var options = new CheckOptions { Project = project.Folder, Only = edit.Only, Emulator = new EmulatorOptions { Environment = TestRun.WithSharedEmulator } };

        var report = await Checker.RunAsync(options, TimeProvider.System);

        report.Outcome.Should().Be(CheckOutcome.Fails, because: edit.Name);
        var failures = report.Verdicts.Where(verdict => verdict.Status == CaseStatus.Failed).ToList();
        failures.Should().Contain(verdict => verdict.Case.Place.Line == edit.SpecLine && verdict.RuleLine == ruleLine,
            "the spec's line is {0} and the rules' line {1}, and there are {2}", edit.SpecLine, ruleLine,
            string.Join("; ", failures.Select(verdict => $"{verdict.Case.Place.Line}/{verdict.RuleLine}:{verdict.Case.Id}").Take(12)));
    }
}
