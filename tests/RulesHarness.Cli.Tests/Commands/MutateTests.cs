using System.Text.Json;
using System.Text.RegularExpressions;
using Json.Schema;
using RulesHarness.Cli.Tests.Running;
using RulesHarness.Language.Mutation;

namespace RulesHarness.Cli.Tests.Commands;

/// <summary>Mutation tests of small specs.</summary>
public sealed class MutateTests
{
    private const string Spec = """
        # Notes

        ## Database Choice

        Firestore.

        ## Collection Inventory

        | Collection | Description | Primary Key |
        |---|---|---|
        | `notes` | Notes | auto-generated |

        ## Schema Definitions

        ### `notes`

        | Field | Type | Required | Constraints |
        |---|---|---|---|
        | `ownerId` | string | yes | |
        | `text` | string | yes | length 1..20 |

        ## Security Rules

        - **notes:** Owner is `ownerId`.
          - Owner can get own docs.
          - Owner can create own docs.
        """;

    private const string Rules = """
        rules_version = '2';
        service cloud.firestore {
          match /databases/{db}/documents {
            match /notes/{id} {
              allow get: if request.auth != null && resource.data.ownerId == request.auth.uid;
              allow create: if request.auth.uid == request.resource.data.ownerId
                && request.resource.data.keys().hasOnly(['ownerId', 'text'])
                && request.resource.data.text is string
                && request.resource.data.text.size() >= 1 && request.resource.data.text.size() <= 20;
            }
          }
        }
        """;

    [Test]
    public async Task Mistakes_are_found_and_the_score_is_told()
    {
        var run = await MutateAsync(Rules);

        run.ExitCode.Should().Be(0, run.Output + run.Error);
        run.Output.Should().MatchRegex(@"score \d+\.\d %.* mutants, \d+ killed");
        run.Output.Should().NotContain("): different");
    }

    [Test]
    public async Task Json_tells_of_each_mutant()
    {
        var run = await MutateAsync(Rules, "--format", "json");

        using var json = JsonDocument.Parse(run.Output);
        var mutants = json.RootElement.GetProperty("mutants").EnumerateArray().ToList();
        StatusOf("drop-operand", "&& resource.data.ownerId == request.auth.uid").Should().Be("killed");
        StatusOf("drop-operand", "request.auth != null &&").Should().Be("equivalent");
        StatusOf("other-bound", "<=", "<").Should().Be("killed");
        StatusOf("other-methods", "create", "write").Should().Be("killed");
        json.RootElement.GetProperty("score").GetDouble().Should().BeGreaterThan(90);

        string? StatusOf(string mutator, string text, string replacement = "") =>
            mutants
                .First(each =>
                    each.GetProperty("mutator").GetString() == mutator
                    && each.GetProperty("text").GetString() == text
                    && each.GetProperty("replacement").GetString() == replacement
                )
                .GetProperty("status")
                .GetString();
    }

    [Test]
    public async Task Schema_has_the_places_and_the_statuses_of_viewers()
    {
        var run = await MutateAsync(Rules, "--format", "schema", "--mutators", "other-bound");

        using var json = JsonDocument.Parse(run.Output);
        json.RootElement.GetProperty("schemaVersion").GetString().Should().Be("2");
        var file = json.RootElement.GetProperty("files").EnumerateObject().Single().Value;
        file.GetProperty("source").GetString().Should().Be(Rules);
        var mutant = file.GetProperty("mutants")[0];
        mutant.GetProperty("status").GetString().Should().Be("Killed");
        var start = mutant.GetProperty("location").GetProperty("start");
        var line = Rules.Split('\n')[start.GetProperty("line").GetInt32() - 1];
        line[(start.GetProperty("column").GetInt32() - 1)..].Should().StartWith(">=");
    }

    [Test]
    public async Task Schema_is_valid_by_the_schema_that_viewers_publish()
    {
        // .ci/run has it of the npm package mutation-testing-report-schema.
        if (Environment.GetEnvironmentVariable("RULESHARNESS_MUTATION_SCHEMA") is not { Length: > 0 } path)
        {
            Assert.Ignore(
                "RULESHARNESS_MUTATION_SCHEMA does not name the schema: it is in the npm package "
                    + "mutation-testing-report-schema"
            );
            return;
        }
        var schema = JsonSchema.FromText(await File.ReadAllTextAsync(path));
        var run = await MutateAsync(Rules, "--format", "schema");

        var valid = Evaluate(run.Output);
        var wrong = Evaluate(run.Output.Replace("\"Killed\"", "\"Dead\"", StringComparison.Ordinal));

        valid
            .IsValid.Should()
            .BeTrue(
                string.Join(
                    '\n',
                    valid.Details!.Where(part => part.Errors is not null).SelectMany(part => part.Errors!.Values)
                )
            );
        wrong.IsValid.Should().BeFalse("the schema knows the statuses");

        EvaluationResults Evaluate(string report)
        {
            using var json = JsonDocument.Parse(report);
            return schema.Evaluate(json.RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List });
        }
    }

    [TestCase("markdown")]
    [TestCase("html")]
    public async Task Pages_say_why_nothing_was_mutated(string format)
    {
        var run = await MutateAsync(Rules.Replace("<= 20", "<= 21", StringComparison.Ordinal), "--format", format);

        run.ExitCode.Should().Be(2);
        run.Output.Should().Contain("must pass the check first");
    }

    // The properties, the words and the bounds of the published schema, version 2.
    [Test]
    public async Task Schema_has_only_what_viewers_know()
    {
        var run = await MutateAsync(Rules, "--format", "schema");

        using var json = JsonDocument.Parse(run.Output);
        NamesOf(json.RootElement).Should().Equal("schemaVersion", "thresholds", "files");
        NamesOf(json.RootElement.GetProperty("thresholds")).Should().Equal("high", "low");
        var file = json.RootElement.GetProperty("files").EnumerateObject().Single().Value;
        NamesOf(file).Should().Equal("language", "source", "mutants");
        var mutants = file.GetProperty("mutants").EnumerateArray().ToList();
        mutants.Select(mutant => Text(mutant, "id")).Should().OnlyHaveUniqueItems().And.HaveCountGreaterThan(20);
        foreach (var mutant in mutants)
        {
            NamesOf(mutant)
                .Except(["killedBy"])
                .Should()
                .Equal("id", "mutatorName", "replacement", "status", "statusReason", "location");
            Text(mutant, "status")
                .Should()
                .BeOneOf(
                    "Killed",
                    "Survived",
                    "NoCoverage",
                    "CompileError",
                    "RuntimeError",
                    "Timeout",
                    "Ignored",
                    "Pending"
                );
            var location = mutant.GetProperty("location");
            NamesOf(location).Should().Equal("start", "end");
            OffsetOf(location.GetProperty("start")).Should().BeLessThanOrEqualTo(OffsetOf(location.GetProperty("end")));
        }

        static IEnumerable<string> NamesOf(JsonElement item) => item.EnumerateObject().Select(part => part.Name);
        static string Text(JsonElement item, string name) => item.GetProperty(name).GetString()!;
        static int OffsetOf(JsonElement position)
        {
            var (line, column) = (position.GetProperty("line").GetInt32(), position.GetProperty("column").GetInt32());
            var lines = Rules.Split('\n');
            line.Should().BeInRange(1, lines.Length);
            column.Should().BeInRange(1, lines[line - 1].Length + 1);
            return lines.Take(line - 1).Sum(text => text.Length + 1) + column;
        }
    }

    [Test]
    public async Task Low_score_exits_with_1_and_rules_that_fail_the_check_with_2()
    {
        (await MutateAsync(Rules, "--min-score", "100.5")).ExitCode.Should().Be(1);
        var wrong = await MutateAsync(Rules.Replace("<= 20", "<= 21", StringComparison.Ordinal));
        wrong.ExitCode.Should().Be(2);
        wrong.Output.Should().Contain("nothing was mutated");
    }

    [Test]
    public async Task Only_changed_lines_are_mutated()
    {
        var project = Project(Rules).Write("old.rules", Rules.Replace(" <= 20", " <= 21", StringComparison.Ordinal));

        var run = await Tool.RunAsync(
            "mutate",
            "--project",
            project.Folder,
            "--since",
            project.PathOf("old.rules"),
            "--format",
            "json"
        );

        using var json = JsonDocument.Parse(run.Output);
        json.RootElement.GetProperty("mutants")
            .EnumerateArray()
            .Select(each => each.GetProperty("line").GetInt32())
            .Should()
            .NotBeEmpty()
            .And.OnlyContain(line => line == 9);
    }

    [Test]
    public void Page_of_the_mutators_names_each_of_them()
    {
        var page = SampleProject.Original("docs/mutators.md");

        Regex
            .Matches(page, "(?m)^\\| `([a-z-]+)` \\| ([a-z]+) \\|")
            .Select(row => (row.Groups[1].Value, row.Groups[2].Value))
            .Should()
            .BeEquivalentTo(Mutators.All.Select(each => (each.Name, each.Group.ToString().ToLowerInvariant())));
    }

    private static Task<ToolRun> MutateAsync(string rules, params string[] arguments) =>
        Tool.RunAsync(["mutate", "--project", Project(rules).Folder, .. arguments]);

    private static SampleProject Project(string rules) =>
        SampleProject.Empty().Write("spec/notes.md", Spec).Write(SampleProject.Rules, rules);
}
