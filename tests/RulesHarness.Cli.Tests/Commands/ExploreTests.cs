using System.Text.Json;
using RulesHarness.Cli.Tests.Running;

namespace RulesHarness.Cli.Tests.Commands;

/// <summary>The requests that rules allow to whom, in each format of the report.</summary>
public sealed class ExploreTests
{
    private const string Rules = """
        rules_version = '2';
        service cloud.firestore {
          match /databases/{db}/documents {
            match /users/{userId} {
              allow get: if request.auth.uid == userId;
              allow create: if request.auth.uid == userId && request.resource.data.joined == request.time;
            }
            match /posts/{postId} {
              allow read: if resource.data.open == true || resource.data.author == request.auth.uid;
              allow update: if request.auth.token.editor == true && request.resource.data.keys().hasOnly(['text']);
              allow delete: if get(/databases/$(db)/documents/users/$(request.auth.uid)).data.role == 'admin';
            }
            match /sale/{id} {
              allow get: if request.time < timestamp.date(2027, 1, 1);
            }
          }
        }
        """;

    [Test]
    public async Task Text_of_a_small_product_is_as_recorded()
    {
        var run = await ExploreAsync(Rules);

        run.ExitCode.Should().Be(0, run.Error);
        var recorded = Path.Combine(AppContext.BaseDirectory, "Commands", "explore.txt");
        run.Output.Should().Be((await File.ReadAllTextAsync(recorded)).ReplaceLineEndings("\n"));
    }

    [Test]
    public async Task Json_is_by_the_contract()
    {
        var run = await ExploreAsync(Rules, "--format", "json");

        run.ExitCode.Should().Be(0, run.Error);
        using var json = JsonDocument.Parse(run.Output);
        Contract
            .Names(json.RootElement)
            .Should()
            .Equal("file", "cells", "attacks", "statements", "conditions", "notReached", "cutOff", "diagnostics");
        var cells = json.RootElement.GetProperty("cells").EnumerateArray().ToList();
        cells.ForEach(cell => Contract.Names(cell).Should().StartWith(["path", "operation", "who", "value"]));
        ValueOf(cells, "posts/{postId}", "get", "guest").Should().Be("sometimes");
        ValueOf(cells, "users/{userId}", "get", "guest").Should().Be("never");
        ValueOf(cells, "users/{userId}", "list", "owner").Should().Be("never");
        var attack = json.RootElement.GetProperty("attacks")[0];
        Contract.Names(attack).Should().Equal("kind", "path", "operation", "who", "field", "line", "steps");
        json.RootElement.GetProperty("attacks")
            .EnumerateArray()
            .Select(each => each.GetProperty("kind").GetString())
            .Should()
            .Equal("unbounded-write", "self-made-role");
    }

    [Test]
    public async Task Markdown_has_the_table_and_the_attacks()
    {
        var run = await ExploreAsync(Rules, "--format", "markdown");

        run.ExitCode.Should().Be(0, run.Error);
        run.Output.Should()
            .Contain("| path | operation | guest | signed in | owner | roles |")
            .And.Contain("| `posts/{postId}` | get | yes | yes | yes | - |")
            .And.Contain("<summary>self-made-role: users/{userId}: ");
    }

    [TestCase("embedded")]
    [TestCase("emulator")]
    public async Task Suite_passes_on(string engine)
    {
        var project = SampleProject.Empty().Write("firestore.rules", Rules);

        var run = await Tool.RunAsync(
            "explore",
            project.PathOf("firestore.rules"),
            "--format",
            "suite",
            "--output",
            project.PathOf("suite.json")
        );
        var eval = await Tool.RunAsync(
            TestEmulator.EnvironmentFor(engine),
            "eval",
            "--rules",
            project.PathOf("firestore.rules"),
            "--suite",
            project.PathOf("suite.json"),
            "--engine",
            engine
        );

        run.ExitCode.Should().Be(0, run.Error);
        run.Error.Should().StartWith("4 requests are not in the suite");
        eval.ExitCode.Should().Be(0, eval.Output + eval.Error);
        eval.Output.Should().Contain("0 failed, 0 errors").And.Contain(": allow").And.Contain(": deny");
    }

    [Test]
    public async Task Suite_of_the_sample_passes()
    {
        var project = SampleProject.Copy();

        await Tool.RunAsync(
            "explore",
            "--project",
            project.Folder,
            "--format",
            "suite",
            "--output",
            project.PathOf("suite.json")
        );
        var eval = await Tool.RunAsync(
            "eval",
            "--rules",
            project.PathOf("rules/firestore.rules"),
            "--suite",
            project.PathOf("suite.json"),
            "--engine",
            "embedded"
        );

        eval.ExitCode.Should().Be(0, eval.Output);
    }

    [TestCase("service cloud.firestore {", "RH20")]
    [TestCase("", "RH20")]
    [TestCase(null, "RH6003")]
    public async Task Rules_that_cannot_be_used_are_reported(string? rules, string id)
    {
        var project = SampleProject.Empty();
        if (rules is not null)
        {
            project.Write("firestore.rules", rules);
        }

        foreach (var format in new[] { "text", "json", "markdown", "suite" })
        {
            var run = await Tool.RunAsync("explore", project.PathOf("firestore.rules"), "--format", format);

            run.HasNoStackTrace().ExitCode.Should().Be(2);
            (run.Output + run.Error).Should().Contain(id);
        }
    }

    [Test]
    public async Task Project_without_rules_is_reported()
    {
        var run = await Tool.RunAsync("explore", "--project", SampleProject.Empty().Folder);

        run.HasNoStackTrace().ExitCode.Should().Be(2);
        run.Output.Should().Contain("RH60");
    }

    [Test]
    public async Task Rules_without_a_statement_are_explored()
    {
        var run = await ExploreAsync(
            "service cloud.firestore { match /databases/{db}/documents { function f() { return true; } } }"
        );

        run.HasNoStackTrace().ExitCode.Should().Be(0);
        run.Output.Should().Contain("0 operations");
    }

    private static string? ValueOf(List<JsonElement> cells, string path, string operation, string who) =>
        cells
            .Single(cell =>
                cell.GetProperty("path").GetString() == path
                && cell.GetProperty("operation").GetString() == operation
                && cell.GetProperty("who").GetString() == who
            )
            .GetProperty("value")
            .GetString();

    private static Task<ToolRun> ExploreAsync(string rules, params string[] arguments)
    {
        var project = SampleProject.Empty().Write("firestore.rules", rules);
        return Tool.RunAsync(["explore", "--project", project.Folder, .. arguments]);
    }
}
