using System.Text.Json;
using RulesHarness.Checking;
using RulesHarness.Cli.Tests.Running;
using RulesHarness.Emulator;
using RulesHarness.Engines;

namespace RulesHarness.Cli.Tests.Edits;

/// <summary>Rules that were right, with one thing wrong.</summary>
public sealed class EditTests
{
    private static RulesEdit[] Six => SixEdits.All;

    private static RulesEdit[] Others =>
        [.. SchemaEdits.All, .. PermissionEdits.All, .. ValueEdits.All, .. BoundaryEdits.All];

    private static RulesEdit[] EveryTwentieth => [.. Others.Where((_, at) => at % 20 == 0)];

    private static RulesEdit[] EverySixtieth => [.. Others.Where((_, at) => at % 60 == 0)];

    private static IEnumerable<RulesEdit> All => Six.Concat(Others);

    [TestCase(Direction.Weakening, 40)]
    [TestCase(Direction.Tightening, 20)]
    public void Edits_go_both_ways(Direction direction, int atLeast) =>
        All.Count(edit => edit.Direction == direction).Should().BeGreaterThanOrEqualTo(atLeast);

    [Test]
    public void Edits_spoil_every_kind_of_check() =>
        All.Select(edit => edit.Check).Distinct().Should().BeEquivalentTo(Enum.GetValues<Check>());

    [Test]
    public void Edits_have_names_of_their_own() => All.Select(edit => edit.Name).Should().OnlyHaveUniqueItems();

    [TestCaseSource(nameof(Six))]
    public async Task Tool_names_the_spec_line_and_the_rule_line_of(RulesEdit edit)
    {
        var (rules, ruleLine) = edit.Apply();
        var project = SampleProject.Copy().Write(SampleProject.Rules, rules);

        var run = await Tool.RunAsync(
            TestEmulator.RunningEnvironment,
            "check",
            "--project",
            project.Folder,
            "--only",
            edit.Only,
            "--format",
            "json"
        );

        run.ExitCode.Should().Be(1, run.Output + run.Error);
        using var report = JsonDocument.Parse(run.Output);
        var failures = report
            .RootElement.GetProperty("cases")
            .EnumerateArray()
            .Where(tried => tried.GetProperty("status").GetString() == "failed")
            .Select(tried => (tried.GetProperty("specLine").GetInt32(), tried.GetProperty("ruleLine").GetInt32()));
        failures.Should().Contain((edit.SpecLine, ruleLine), because: edit.Name);
    }

    [TestCaseSource(nameof(Others))]
    public async Task Case_names_the_spec_line_and_the_rule_line_when(RulesEdit edit)
    {
        var (rules, ruleLine) = edit.Apply();

        var failures = await SampleCases.FailuresAsync(rules).Select(PlaceOf).ToListAsync();

        failures.Should().Contain($"{edit.SpecLine}/{ruleLine}", because: edit.Name);
    }

    // The cases of the spec find every edit. That a whole check reports what they find is a question of neither the
    // edit nor the engine, so a part of the edits is enough.
    [TestCaseSource(nameof(EveryTwentieth))]
    public Task Check_names_them_when(RulesEdit edit) => NamesAsync(edit, EngineChoice.Embedded);

    // An emulator takes a second each.
    [TestCaseSource(nameof(EverySixtieth))]
    public Task Check_on_the_emulator_names_them_when(RulesEdit edit) => NamesAsync(edit, EngineChoice.Emulator);

    private static string PlaceOf(Verdict verdict) => $"{verdict.Case.Place.Line}/{verdict.RuleLine}";

    private static async Task NamesAsync(RulesEdit edit, EngineChoice engine)
    {
        var (rules, ruleLine) = edit.Apply();
        var project = SampleProject.Copy().Write(SampleProject.Rules, rules);
        var options = new CheckOptions
        {
            Project = project.Folder,
            Only = edit.Only,
            Engine = engine,
            Emulator = new EmulatorOptions
            {
                Environment = TestEmulator.EnvironmentFor(engine == EngineChoice.Embedded ? "embedded" : "emulator"),
            },
        };

        var report = await Checker.RunAsync(options, TimeProvider.System);

        report.Outcome.Should().Be(Outcome.Fails, because: edit.Name);
        var failures = report.Verdicts.Where(verdict => verdict.Status == CaseStatus.Failed).ToList();
        failures
            .Select(PlaceOf)
            .Should()
            .Contain(
                $"{edit.SpecLine}/{ruleLine}",
                "of the cases that failed on the engine {1}: {0}",
                string.Join("; ", failures.Select(verdict => verdict.Case.Id).Take(12)),
                engine
            );
    }
}
