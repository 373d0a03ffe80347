using System.Text.Json.Nodes;
using RulesHarness.Cli.Tests.Running;
using static RulesHarness.Cli.Tests.Commands.DiffedRules;

namespace RulesHarness.Cli.Tests.Commands;

/// <summary><c>rulesharness diff</c>: two versions of the rules, compared by what they decide.</summary>
public sealed class DiffTests
{
    private const string Renamed = """
        rules_version = '2';
        service cloud.firestore {
          match /databases/{database}/documents {
            match /notes/{note} {
              allow create: if 10 >= request.resource.data.text.size();
              allow get: if resource.data.owner == request.auth.uid; // The owner.
            }
          }
        }
        """;

    [Test]
    public async Task Renamed_and_reordered_rules_are_the_same()
    {
        var project = SampleProject.Empty().Write("old.rules", Strict).Write("new.rules", Renamed);

        var run = await RunAsync(project, "--head", project.PathOf("new.rules"));

        run.ExitCode.Should().Be(0, run.Output + run.Error);
        run.Output.Should().Contain("same: the rules are equal by rewriting");
    }

    [TestCase("widened", 1)]
    [TestCase("any", 1)]
    [TestCase("none", 0)]
    public async Task Widening_fails_unless_nothing_is_to_fail(string failOn, int exitCode)
    {
        var project = SampleProject.Empty().Write("old.rules", Strict).Write("new.rules", Loose);

        var run = await RunAsync(project, "--head", project.PathOf("new.rules"), "--fail-on", failOn);

        run.ExitCode.Should().Be(exitCode, run.Output + run.Error);
        run.Output.Should()
            .Contain("widened: notes/{id}: get by any signed-in user")
            .And.Contain("narrowed: notes/{id}: create by guests")
            .And.Contain("1 widened, 1 narrowed");
    }

    [Test]
    public async Task Change_in_json_is_a_test_case_that_eval_decides_the_same()
    {
        var project = SampleProject.Empty().Write("old.rules", Strict).Write("new.rules", Loose);
        var run = await RunAsync(project, "--head", project.PathOf("new.rules"), "--format", "json");
        var changes = JsonNode.Parse(run.Output)!["changes"]!.AsArray();

        changes.Should().HaveCount(2);
        project.Write(
            "suite.json",
            new JsonObject
            {
                ["testCases"] = new JsonArray([
                    .. changes.Select(change => new JsonObject
                    {
                        ["request"] = change!["request"]!.DeepClone(),
                        ["resource"] = change["resource"]?.DeepClone(),
                        ["documents"] = change["documents"]!.DeepClone(),
                    }),
                ]),
            }.ToJsonString()
        );
        foreach (var (file, side) in new[] { ("old.rules", "base"), ("new.rules", "head") })
        {
            var decided = await Tool.RunAsync(
                "eval",
                "--engine",
                "embedded",
                "--rules",
                project.PathOf(file),
                "--suite",
                project.PathOf("suite.json"),
                "--format",
                "json"
            );
            JsonNode.Parse(decided.Output)!["results"]!
                .AsArray()
                .Select(result => result!["decision"]!.GetValue<string>())
                .Should()
                .Equal(changes.Select(change => change![side]!["decision"]!.GetValue<string>()));
        }
    }

    [Test]
    public async Task Markdown_is_a_table_and_the_details_with_all_texts_escaped()
    {
        var project = SampleProject
            .Empty()
            .Write("old.rules", Strict)
            .Write("new.rules", Loose.Replace("!= null", "!= '|</details>`'", StringComparison.Ordinal));

        var run = await RunAsync(project, "--head", project.PathOf("new.rules"), "--format", "markdown");

        run.Output.Should()
            .StartWith("### Behaviour of the Firestore rules\n")
            .And.Contain("| **widened** | `notes/{id}` | get |")
            .And.Contain("<details><summary>narrowed notes/{id}: create by guests</summary>");
        var lines = run.Output.Split('\n');
        lines
            .Count(line => line == "</details>")
            .Should()
            .Be(lines.Count(line => line.StartsWith("<details>", StringComparison.Ordinal)));
    }

    [Test]
    public async Task Query_that_loses_its_index_fails()
    {
        var project = SampleProject.Copy();
        project.Write("none.json", """{"indexes":[],"fieldOverrides":[]}""");

        var run = await Tool.RunAsync(
            "diff",
            "--project",
            project.Folder,
            "--base",
            project.PathOf(SampleProject.Rules),
            "--base-indexes",
            project.PathOf(SampleProject.Indexes),
            "--head-indexes",
            project.PathOf("none.json")
        );

        run.ExitCode.Should().Be(1, run.Output + run.Error);
        run.Output.Should()
            .Contain("error RH6039")
            .And.Contain("needs an index that the old file declares")
            .And.Contain("same:");
    }

    [TestCase("text", "new.rules:")]
    [TestCase("json", "\"exploredOnly\":")]
    [TestCase("markdown", "Statements that are not proven to decide alike")]
    public async Task Condition_that_is_too_large_to_expand_is_named(string format, string where)
    {
        var functions = string.Join(
            '\n',
            Enumerable.Range(1, 16).Select(n => $"function f{n}(a) {{ return f{n - 1}(a) || f{n - 1}(a); }}")
        );
        var text = Strict
            .Replace(
                "function mine",
                $"function f0(a) {{ return a == 1; }}\n{functions}\nfunction mine",
                StringComparison.Ordinal
            )
            .Replace("if mine()", "if f16(resource.data.n)", StringComparison.Ordinal);
        var project = SampleProject.Empty().Write("old.rules", text).Write("new.rules", text);

        var run = await RunAsync(project, "--head", project.PathOf("new.rules"), "--format", format);

        run.ExitCode.Should().Be(0, run.Output + run.Error);
        run.Output.Should()
            .Contain("compared by exploration only, not proven")
            .And.Contain(where)
            .And.NotContain("same: the rules are equal");
    }

    [Test]
    public async Task Rules_that_are_larger_than_firestore_accepts_are_unusable_input(
        [Values("diff", "explore")] string command
    )
    {
        var large = Strict + "\n" + string.Concat(Enumerable.Repeat("// A line of ten megabytes.\n", 400_000));
        var project = SampleProject.Empty().Write("old.rules", Strict).Write("new.rules", large);

        var run =
            command == "diff"
                ? await RunAsync(project, "--head", project.PathOf("new.rules"))
                : await Tool.RunAsync("explore", project.PathOf("new.rules"));

        run.HasNoStackTrace().ExitCode.Should().Be(2, run.Output);
        run.Output.Should().Contain("RH6029").And.Contain("and Firestore accepts at most 256 KiB");
    }
}
