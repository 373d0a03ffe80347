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

    // A list of the names that there may be decides about stored documents only that break their schema.
    private const string OffSchema = "keys().hasOnly(";

    private static readonly string Folder = SampleProject.PathOfOriginal("fixtures/products");

    private static string[] Names => [.. Directory.GetDirectories(Folder).Select(Path.GetFileName).Order()!];

    private static IEnumerable<TestCaseData> Edits =>
        Names.SelectMany(name =>
        {
            var rules = Rules(name);
            var edits = SingleEdits
                .Of(rules)
                .Where(edit => edit.Kind is "drop an operand" or "negate" or "remove an allow")
                .Where(edit => !edit.Describe(rules).Contains(OffSchema, StringComparison.Ordinal))
                .ToArray();
            new Random(name.Length).Shuffle(edits);
            return edits
                .Where(edit => IsDifferent(rules, edit.Apply(rules)))
                .Take(EditsOfEach)
                .Select(edit =>
                    new TestCaseData(name, edit.Apply(rules)).SetArgDisplayNames(name, edit.Describe(rules))
                );
        });

    [TestCaseSource(nameof(Names))]
    public async Task Product_holds_strictly(string name)
    {
        var report = await CheckAsync(name, Rules(name));

        report.Outcome.Should().Be(Outcome.Holds, string.Join("\n", report.Diagnostics));
        report.Verdicts.Should().HaveCountGreaterThan(50);
    }

    // For a denied batch the emulator reports the writes in an order of its own.
    [Test]
    public async Task Product_with_batches_holds_on_both_engines_alike()
    {
        var report = await CheckAsync("ledger", Rules("ledger"), EngineChoice.Both);

        report.Outcome.Should().Be(Outcome.Holds, string.Join("\n", report.Diagnostics));
    }

    [TestCaseSource(nameof(Edits))]
    public async Task Edit_fails(string name, string rules) =>
        (await CheckAsync(name, rules)).Outcome.Should().Be(Outcome.Fails);

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
                    Specs = [Path.Combine(Folder, name, "spec.md")],
                    Rules = Path.Combine(Folder, name, "firestore.rules"),
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

    private static string Rules(string name) => File.ReadAllText(Path.Combine(Folder, name, "firestore.rules"));

    private static Task<CheckReport> CheckAsync(string name, string rules, EngineChoice engine = EngineChoice.Embedded)
    {
        var project = SampleProject
            .Empty()
            .Write("spec.md", File.ReadAllText(Path.Combine(Folder, name, "spec.md")))
            .Write("firestore.rules", rules);
        return Checker.RunAsync(
            new CheckOptions
            {
                Project = project.Folder,
                Specs = [project.PathOf("spec.md")],
                Engine = engine,
                Strict = true,
                Emulator = new EmulatorOptions
                {
                    Environment = TestEmulator.EnvironmentFor(engine == EngineChoice.Both ? "both" : "embedded"),
                },
            },
            TimeProvider.System
        );
    }
}
