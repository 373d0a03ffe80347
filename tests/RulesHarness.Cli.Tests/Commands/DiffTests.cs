using System.Diagnostics;
using System.Text.Json.Nodes;
using RulesHarness.Cli.Tests.Running;

namespace RulesHarness.Cli.Tests.Commands;

/// <summary><c>rulesharness diff</c>: two versions of the rules, compared by what they decide.</summary>
public sealed class DiffTests
{
    private const string Strict = """
        rules_version = '2';
        service cloud.firestore {
          match /databases/{db}/documents {
            function mine() { return request.auth.uid == resource.data.owner; }
            match /notes/{id} { allow get: if mine(); allow create: if request.resource.data.text.size() <= 10; }
          }
        }
        """;

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

    private static readonly string Loose = Strict
        .Replace("if mine()", "if request.auth != null", StringComparison.Ordinal)
        .Replace("<= 10", "<= 9", StringComparison.Ordinal);

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
    public async Task Approval_accepts_a_widening_only_with_a_reason()
    {
        var project = SampleProject.Empty().Write("old.rules", Strict).Write("new.rules", Loose);
        string[] options = ["--head", project.PathOf("new.rules")];
        var file = project.PathOf("rules-approvals.json");

        (await RunAsync(project, [.. options, "--write-approvals", file])).ExitCode.Should().Be(1);
        var unreviewed = await RunAsync(project, options);
        project.Write(
            "rules-approvals.json",
            project
                .Read("rules-approvals.json")
                .Replace("\"reason\": \"\"", "\"reason\": \"as agreed\"", StringComparison.Ordinal)
        );
        var reviewed = await RunAsync(project, options);
        var same = await RunAsync(project, "--head", project.PathOf("old.rules"));

        unreviewed.ExitCode.Should().Be(2);
        unreviewed.Output.Should().Contain("error RH6037").And.Contain("the approval gives no reason");
        reviewed.ExitCode.Should().Be(0, reviewed.Output);
        reviewed.Output.Should().Contain("approved  as agreed");
        same.Output.Should().Contain("warning RH6038");
    }

    [Test]
    public async Task Approvals_are_added_to_what_the_file_has()
    {
        var project = SampleProject
            .Empty()
            .Write("old.rules", Strict)
            .Write("new.rules", Loose)
            .Write("accepted.json", "{\n  // Reviewed by the security team.\n  \"approvals\": [\n  ]\n}\n");

        await RunAsync(
            project,
            "--head",
            project.PathOf("new.rules"),
            "--write-approvals",
            project.PathOf("accepted.json")
        );

        project
            .Read("accepted.json")
            .Should()
            .Contain("// Reviewed by the security team.")
            .And.Contain("\"collection\": \"notes/{id}\"");
    }

    [Test]
    public async Task Working_tree_is_compared_with_the_last_commit()
    {
        var project = SampleProject.Copy();
        Commit(project);
        project.Edit(SampleProject.Rules, "allow list: if signedIn();", "allow list: if true;");

        var run = await Tool.RunAsync("diff", "--project", project.Folder);

        run.ExitCode.Should().Be(1, run.Output + run.Error);
        run.Output.Should()
            .Contain("widened: publicProfiles/{userId}: list by guests")
            .And.Contain("no sentence grants this")
            .And.Contain("git:HEAD:rules/firestore.rules");
    }

    [TestCase("README.md")]
    [TestCase("docs/reference.md")]
    public async Task Command_of_a_page_compares_with_the_main_branch(string page)
    {
        const string Command = "rulesharness diff --base git:origin/main";
        SampleProject.Original(page).Should().Contain(Command);
        var project = SampleProject.Copy();
        Commit(project);
        Git(project, "update-ref", "refs/remotes/origin/main", "HEAD");
        project.Edit(SampleProject.Rules, "allow list: if signedIn();", "allow list: if true;");

        var run = await Tool.RunAsync([.. Command.Split(' ')[1..], "--project", project.Folder]);

        run.ExitCode.Should().Be(1, run.Output + run.Error);
        run.Output.Should().Contain("git:origin/main:rules/firestore.rules").And.Contain("1 widened, 0 narrowed");
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

    [TestCase("git:", "RH6030")]
    [TestCase("git:-x", "RH6030")]
    [TestCase("git:HEAD", "RH6032")]
    [TestCase("missing.rules", "RH6003")]
    public async Task Source_that_cannot_be_read_is_unusable_input(string source, string id)
    {
        var project = SampleProject.Empty().Write("firestore.rules", Strict);

        var run = await Tool.RunAsync("diff", "--project", project.Folder, "--base", source);

        run.HasNoStackTrace().ExitCode.Should().Be(2, run.Output);
        run.Output.Should().Contain(id);
    }

    [Test]
    public async Task Project_without_rules_is_unusable_input()
    {
        var project = SampleProject.Empty().Write("old.rules", Strict);

        var run = await RunAsync(project);

        run.HasNoStackTrace().ExitCode.Should().Be(2, run.Output);
        run.Output.Should().Contain("error RH6002: no rules file was found");
    }

    [TestCase("git:nothing", "RH6033")]
    [TestCase("git:HEAD:other.rules", "RH6034")]
    public async Task Commit_or_path_that_is_not_there_is_unusable_input(string source, string id)
    {
        var project = SampleProject.Empty().Write("firestore.rules", Strict);
        Commit(project);

        var run = await Tool.RunAsync("diff", "--project", project.Folder, "--base", source);

        run.HasNoStackTrace().ExitCode.Should().Be(2, run.Output);
        run.Output.Should().Contain(id);
    }

    [TestCase("{", "RH6041")]
    [TestCase("[]", "RH6043")]
    [TestCase("{}", "RH6042")]
    [TestCase("""{"approvals":[{"reason":"x"}]}""", "RH6042")]
    public async Task Approvals_that_cannot_be_read_are_unusable_input(string text, string id)
    {
        var project = SampleProject
            .Empty()
            .Write("old.rules", Strict)
            .Write("new.rules", Loose)
            .Write("rules-approvals.json", text);

        var run = await RunAsync(project, "--head", project.PathOf("new.rules"));

        run.HasNoStackTrace().ExitCode.Should().Be(2, run.Output);
        run.Output.Should().Contain(id);
    }

    [TestCase("allow get: if mine();", "allow get: if request.auth != null;")]
    [TestCase(
        "allow update: if resource.data.until > request.time;",
        "allow update: if resource.data.until is timestamp;"
    )]
    [TestCase(
        "allow update: if request.resource.data.at == request.time && mine();",
        "allow update: if request.resource.data.at == request.time;"
    )]
    [TestCase("allow list: if resource.data.owner == request.auth.uid;", "allow list: if resource.data.n == 1;")]
    [TestCase("allow update: if false;", "allow update: if id == 'all';")]
    [TestCase(
        "allow delete: if false; } match /counters/{n} { allow create: if true;",
        "allow delete: if existsAfter(/databases/$(db)/documents/counters/$(id)); } match /counters/{n} { allow create: if true;"
    )]
    public async Task Emulator_confirms_each_change(string old, string current)
    {
        var text = Strict.Replace("allow get: if mine();", old, StringComparison.Ordinal);
        var project = SampleProject
            .Empty()
            .Write("old.rules", text)
            .Write("new.rules", text.Replace(old, current, StringComparison.Ordinal));

        var run = await OnEmulatorAsync(project, "--format", "json");

        run.HasNoStackTrace().ExitCode.Should().Be(1, run.Output + run.Error);
        var report = JsonNode.Parse(run.Output)!;
        report["changes"]!.AsArray().Should().NotBeEmpty();
        report["diagnostics"]!.AsArray().Should().BeEmpty();
        foreach (var change in report["changes"]!.AsArray())
        {
            change!["notSentBecause"].Should().BeNull(run.Output);
            change["confirmedBy"]!
                .AsArray()
                .Select(engine => (string)engine!)
                .Should()
                .HaveCount(2)
                .And.Contain(engine => engine.StartsWith("emulator", StringComparison.Ordinal));
        }
    }

    [Test]
    public async Task Change_at_a_time_of_its_own_is_decided_by_the_embedded_engine_only()
    {
        var project = SampleProject
            .Empty()
            .Write("old.rules", Strict)
            .Write(
                "new.rules",
                Strict.Replace(
                    "if mine()",
                    "if mine() || request.time < timestamp.date(2001, 1, 1)",
                    StringComparison.Ordinal
                )
            );

        var run = await OnEmulatorAsync(project);

        run.ExitCode.Should().Be(1, run.Output + run.Error);
        run.Output.Should()
            .Contain(
                "by the embedded engine only: its outcome depends on the time, and the emulator's clock can't be set"
            );
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

    private static Task<ToolRun> OnEmulatorAsync(SampleProject project, params string[] options) =>
        Tool.RunAsync(
            TestEmulator.EnvironmentFor("emulator"),
            [
                "diff",
                "--project",
                project.Folder,
                "--base",
                project.PathOf("old.rules"),
                "--head",
                project.PathOf("new.rules"),
                "--engine",
                "both",
                .. options,
            ]
        );

    private static Task<ToolRun> RunAsync(SampleProject project, params string[] options) =>
        Tool.RunAsync(["diff", "--project", project.Folder, "--base", project.PathOf("old.rules"), .. options]);

    private static void Commit(SampleProject project)
    {
        Git(project, "init", "-q");
        Git(project, "add", ".");
        Git(project, "-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "-q", "-m", "first");
    }

    private static void Git(SampleProject project, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("git", ["-C", project.Folder, .. arguments]))!;
        process.WaitForExit();
        process.ExitCode.Should().Be(0);
    }
}
