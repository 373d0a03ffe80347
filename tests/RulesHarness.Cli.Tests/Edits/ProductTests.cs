using RulesHarness.Checking;
using RulesHarness.Cli.Tests.Running;
using RulesHarness.Emulator;
using RulesHarness.Language.Exploration.Comparing;
using RulesHarness.Language.Syntax;
using RulesHarness.Mutating;

namespace RulesHarness.Cli.Tests.Edits;

/// <summary>
/// Tests products as different as a chat and a marketplace: their rules hold strictly, and an edit of them does not.
/// bench/Products tries every edit.
/// </summary>
public sealed class ProductTests
{
    private const int EditsOfEach = 2;
    private const string SpecFile = "spec.md";
    private const string RulesFile = "firestore.rules";

    // A list of the names that there may be decides about stored documents only that break their schema.
    private const string OffSchema = "keys().hasOnly(";

    private static readonly string Folder = SampleProject.PathOfOriginal("fixtures/products");

    private static string[] Names => [.. Directory.GetDirectories(Folder).Select(Path.GetFileName).Order()!];

    // The cases of a product are made once, for its rules and for their edits.
    [TestCaseSource(nameof(Names))]
    public async Task Product_holds_strictly_and_edits_of_its_rules_fail(string name)
    {
        var rules = Rules(name);
        var project = Project(name, rules);
        await using var check = new RepeatedCheck(OptionsOf(project, EngineChoice.Embedded), TimeProvider.System);

        var report = await check.RunAsync();
        report.Outcome.Should().Be(Outcome.Holds, string.Join("\n", report.Diagnostics));
        report.Verdicts.Should().HaveCountGreaterThan(50);

        foreach (var edit in EditsOf(name, rules))
        {
            project.Write(RulesFile, edit.Apply(rules));
            (await check.RunAsync()).Outcome.Should().Be(Outcome.Fails, edit.Describe(rules));
        }
    }

    // For a denied batch the emulator reports the writes in an order of its own.
    [Test]
    public async Task Product_with_batches_holds_on_both_engines_alike()
    {
        var project = Project("ledger", Rules("ledger"));
        var report = await Checker.RunAsync(OptionsOf(project, EngineChoice.Both), TimeProvider.System);

        report.Outcome.Should().Be(Outcome.Holds, string.Join("\n", report.Diagnostics));
    }

    [TestCase("iot", 99.0)]
    [TestCase("games", 99.0)]
    [TestCase("wiki", 98.0)]
    public async Task Mutation_score_keeps_its_floor(string name, double floor)
    {
        var report = await MutationRun.RunAsync(
            new MutationOptions
            {
                Check = new CheckOptions
                {
                    Project = Path.Combine(Folder, name),
                    Specs = [Path.Combine(Folder, name, SpecFile)],
                    Rules = Path.Combine(Folder, name, RulesFile),
                },
            },
            TimeProvider.System
        );

        report.IsUsable.Should().BeTrue(string.Join("\n", report.Diagnostics));
        report.Score.Should().BeGreaterThanOrEqualTo(floor);
    }

    /// <summary>Whether some request is decided otherwise: other edits can't fail.</summary>
    private static bool IsDifferent(string rules, string edited) =>
        RulesComparison
            .Compare(RulesParser.Parse(rules), RulesParser.Parse(edited), DateTimeOffset.UnixEpoch)
            .Changes.Any();

    private static IEnumerable<SingleEdit> EditsOf(string name, string rules)
    {
        var edits = SingleEdits
            .Of(rules)
            .Where(edit => edit.Kind is "drop an operand" or "negate" or "remove an allow")
            .Where(edit => !edit.Describe(rules).Contains(OffSchema, StringComparison.Ordinal))
            .ToArray();
        new Random(name.Length).Shuffle(edits);
        return edits.Where(edit => IsDifferent(rules, edit.Apply(rules))).Take(EditsOfEach);
    }

    private static string Rules(string name) => File.ReadAllText(Path.Combine(Folder, name, RulesFile));

    private static SampleProject Project(string name, string rules) =>
        SampleProject
            .Empty()
            .Write(SpecFile, File.ReadAllText(Path.Combine(Folder, name, SpecFile)))
            .Write(RulesFile, rules);

    private static CheckOptions OptionsOf(SampleProject project, EngineChoice engine) =>
        new()
        {
            Project = project.Folder,
            Specs = [project.PathOf(SpecFile)],
            Engine = engine,
            Strict = true,
            Emulator = new EmulatorOptions
            {
                Environment = TestEmulator.EnvironmentFor(engine == EngineChoice.Both ? "both" : "embedded"),
            },
        };
}
