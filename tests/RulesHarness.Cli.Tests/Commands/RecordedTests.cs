using System.Text.Json;
using RulesHarness.Cli.Tests.Running;

namespace RulesHarness.Cli.Tests.Commands;

/// <summary>Commands that decide recorded requests again, on recordings that are written here.</summary>
public sealed class RecordedTests
{
    private const string File = "tests.jsonl";
    private const string Mutate = "mutate";
    private const string Diff = "diff";

    private const string Rules = """
        rules_version = '2';
        service cloud.firestore {
          match /databases/{db}/documents {
            match /notes/{id} {
              allow get: if resource.data.ownerId == request.auth.uid;
            }
          }
        }
        """;

    private const string Document =
        """{"id":"d1","document":{"name":"projects/recorded/databases/(default)/documents/notes/n1","fields":{"ownerId":{"stringValue":"alice"}}}}""";

    private const string State = """{"state":"s1","documents":["d1"]}""";
    private const string Class = """{"class":"Notes","tests":2}""";

    private static readonly string[] Lines =
    [
        """{"rulesHarnessRecording":1}""",
        Document,
        State,
        TestOf("Notes.Owner_reads", "allow", "alice"),
        TestOf("Notes.Others_do_not", "deny", "bob"),
        Class,
    ];

    [Test]
    public async Task Mutants_are_tried_on_recorded_tests()
    {
        var run = await RunAsync(Mutate, Lines, "--mutators", "conditions", "--format", "json");

        run.ExitCode.Should().Be(0, run.Output + run.Error);
        using var json = JsonDocument.Parse(run.Output);
        json.RootElement.GetProperty("cases").GetInt32().Should().Be(2);
        json.RootElement.GetProperty("mutants")
            .EnumerateArray()
            .Select(mutant =>
                $"{mutant.GetProperty("replacement").GetString()}: {mutant.GetProperty("reason").GetString()}"
            )
            .Should()
            .Contain(
                "true: the test Notes.Others_do_not (NotesTests.cs:7) fails",
                "false: the test Notes.Owner_reads (NotesTests.cs:7) fails"
            );
    }

    [TestCase("text", "score 100.0 %")]
    [TestCase("schema", "\"killedBy\"")]
    public async Task Report_of_recorded_tests_is_that_of_specs(string format, string expected)
    {
        var run = await RunAsync(Mutate, Lines, "--mutators", "conditions", "--format", format);

        run.ExitCode.Should().Be(0, run.Output + run.Error);
        run.Output.Should().Contain(expected);
    }

    [TestCase("markdown", "### Mutation test of the Firestore rules")]
    [TestCase("html", "<!doctype html>")]
    public async Task Page_of_recorded_tests_shows_survivors_with_the_mutated_line(string format, string start)
    {
        var run = await RunAsync(Mutate, Lines, "--format", format);

        run.ExitCode.Should().Be(0, run.Output + run.Error);
        run.Output.Should().StartWith(start).And.Contain("2 recorded decisions").And.Contain("notes/{id}");
        run.Output.Should().MatchRegex(@"- +allow get.*\n\+ +allow read").And.MatchRegex("no test (fails|reaches)");
        run.Output.Should().NotContain("<script");
    }

    [TestCase(
        "== request",
        "!= request",
        1,
        "widened: get notes/n1 as user bob",
        "Notes.Others_do_not (NotesTests.cs:7)"
    )]
    [TestCase(
        "resource.data",
        "false && resource.data",
        0,
        "narrowed: get notes/n1 as user alice",
        "Notes.Owner_reads"
    )]
    [TestCase("allow get", "allow read", 0, "2 recorded requests: 0 widened, 0 narrowed", "compared: ")]
    public async Task Comparison_tells_which_recorded_requests_change(
        string find,
        string replacement,
        int exitCode,
        string expected,
        string test
    )
    {
        var project = Project(Lines).Write("new.rules", Rules.Replace(find, replacement, StringComparison.Ordinal));

        var run = await Tool.RunAsync(
            Diff,
            "--project",
            project.Folder,
            "--base",
            project.PathOf(SampleProject.Rules),
            "--head",
            project.PathOf("new.rules"),
            "--recorded",
            project.PathOf(File)
        );

        run.ExitCode.Should().Be(exitCode, run.Output + run.Error);
        run.Output.Should().Contain(expected).And.Contain(test);
    }

    [TestCase("empty", "", "tests.jsonl(1,1): error RH6064")]
    [TestCase("another file", "{\"class\":\"Notes\"}", "tests.jsonl(1,1): error RH6064")]
    [TestCase("nothing recorded", "0", "tests.jsonl(1,1): error RH6067")]
    [TestCase("cut off in a line", "0 1 2 3 {\"test\":\"Notes", "tests.jsonl(5,15): error RH6060")]
    [TestCase("cut off after a line", "0 1 2 3", "tests.jsonl(4,1): error RH6066")]
    [TestCase("a test is missing", "0 1 2 3 5", "tests.jsonl(5,1): error RH6066")]
    [TestCase("a document is missing", "0 2 3 4 5", "tests.jsonl(2,28): error RH6065")]
    [TestCase("a state is missing", "0 1 3 4 5", "tests.jsonl(3,216): error RH6065")]
    [TestCase("another line", "0 1 2 {\"tests\":[]}", "tests.jsonl(4,1): error RH6061")]
    [TestCase("no decisions", "0 {\"test\":\"T\"}", "tests.jsonl(2,1): error RH6061")]
    [TestCase("another kind", "0 {\"test\":\"T\",\"decisions\":1}", "tests.jsonl(2,25): error RH6062")]
    [TestCase("an unknown member", "0 {\"test\":\"T\",\"decisions\":[],\"more\":1}", "tests.jsonl(2,28): error RH6063")]
    [TestCase("a value of no type", "0 {\"id\":\"d\",\"document\":{\"fields\":{\"a\":{}}}} 5", "error RH6062")]
    [TestCase("no number", "0 {\"test\":\"T\",\"unchecked\":1.5,\"decisions\":[]}", "tests.jsonl(2,25): error RH6062")]
    [TestCase("no object", "0 []", "tests.jsonl(2,1): error RH6061")]
    [TestCase("no request", "0 1 2 NAME 4 5", "error RH6062: `request` is not a request that rules decide")]
    [TestCase("no message", "0 {\"id\":\"d\",\"document\":{\"nam\":1}}", "tests.jsonl(2,22): error RH6062")]
    public async Task Broken_recording_is_an_error_with_its_place(string what, string lines, string expected)
    {
        string[] text =
        [
            .. lines
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(line =>
                    int.TryParse(line, out var at) ? Lines[at]
                    : line == "NAME" ? Lines[3].Replace("notes/n1", "notes", StringComparison.Ordinal)
                    : line
                ),
        ];

        foreach (var command in (string[])[Mutate, Diff])
        {
            var run = (await RunAsync(command, text)).HasNoStackTrace();
            run.ExitCode.Should().Be(2, $"{command} of {what}: {run.Output}{run.Error}");
            run.Output.Should().Contain(expected).And.MatchRegex("nothing was (mutated|compared)");
        }
    }

    [Test]
    public async Task Rules_that_do_not_fit_are_an_error_that_names_the_test()
    {
        var run = await RunAsync(Mutate, [.. Lines[..4], TestOf("Notes.Bob_reads", "allow", "bob"), Class]);

        run.ExitCode.Should().Be(2);
        run.Output.Should()
            .Contain("tests.jsonl(5,1): error RH6068")
            .And.Contain(
                "the test `Notes.Bob_reads (NotesTests.cs:7)` expected get notes/n1 as user bob to be allowed"
            );
    }

    [Test]
    public async Task Later_recording_of_a_test_counts()
    {
        var run = await RunAsync(
            Mutate,
            [
                .. Lines[..4],
                TestOf("Notes.Bob", "allow", "bob"),
                Class,
                TestOf("Notes.Bob", "deny", "bob"),
                Class.Replace('2', '1'),
            ]
        );

        run.ExitCode.Should().Be(0, run.Output + run.Error);
        run.Output.Should().Contain("2 recorded decisions");
    }

    [TestCase(Mutate, "--strict", "")]
    [TestCase(Mutate, "--seed", "2")]
    [TestCase(Diff, "--approvals", "approvals.json")]
    [TestCase(Diff, "--format", "markdown")]
    public async Task Option_that_means_nothing_for_a_recording_is_rejected(string command, string option, string value)
    {
        var run = await RunAsync(command, Lines, [option, .. value.Length == 0 ? Array.Empty<string>() : [value]]);

        run.ExitCode.Should().Be(2);
        run.Error.Should().Contain(option).And.Contain("can't be used with `--recorded`");
    }

    [Test]
    public async Task Missing_recording_is_an_error()
    {
        var project = Project(Lines).Delete(File);

        var run = await Tool.RunAsync(Mutate, "--project", project.Folder, "--recorded", project.PathOf(File));

        run.HasNoStackTrace().ExitCode.Should().Be(2);
        run.Output.Should().Contain(File);
    }

    private static Task<ToolRun> RunAsync(string command, string[] lines, params string[] more)
    {
        var project = Project(lines);
        string[] sources = command == Diff ? ["--base", project.PathOf(SampleProject.Rules)] : [];
        return Tool.RunAsync([
            command,
            "--project",
            project.Folder,
            "--recorded",
            project.PathOf(File),
            .. sources,
            .. more,
        ]);
    }

    private static SampleProject Project(string[] lines) =>
        SampleProject
            .Empty()
            .Write(SampleProject.Rules, Rules)
            .Write(File, string.Concat(lines.Select(line => $"{line}\n")));

    private static string TestOf(string name, string expected, string uid) =>
        $$$"""{"test":"{{{name}}}","failed":false,"unchecked":0,"decisions":[{"expected":"{{{expected}}}","asserted":true,"place":"NotesTests.cs:7","requests":[{"rules":"rules/firestore.rules","time":"2026-01-01T00:00:00Z","state":"s1","claims":{"sub":"{{{uid}}}","user_id":"{{{uid}}}"},"message":"GetDocumentRequest","request":{"name":"projects/recorded/databases/(default)/documents/notes/n1"}}]}]}""";
}
