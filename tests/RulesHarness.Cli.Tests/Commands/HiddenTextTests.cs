using System.Text.RegularExpressions;
using RulesHarness.Cli.Tests.Running;
using RulesHarness.Cli.Tests.Watching;

namespace RulesHarness.Cli.Tests.Commands;

/// <summary>
/// Runs each command on a product whose rules, spec, indexes, suites and file names have characters that a terminal
/// obeys, or that hide other text: they are shown as numbers.
/// </summary>
public sealed partial class HiddenTextTests
{
    /// <summary>Clears the screen, turns text round, rings, goes back, and hides.</summary>
    private const string Evil = "\u001b[2J\u202e\u0007\u009b31m\u2066\u200bx";

    private const string Folder = "a\u001b[31m\u202eb";
    private const string Rules = Folder + "/evil\nerror.rules";
    private const string OldRules = Folder + "/old.rules";
    private const string Spec = "spec/no\u001btes\u202e.md";
    private const string Suite = Folder + "/suite.json";
    private const string Broken = Folder + "/broken.rules";

    private const string SpecText = $"""
        # Notes {Evil}

        ## Database Choice

        Firestore.

        ## Collection Inventory

        | Collection | Description | Primary Key |
        |---|---|---|
        | `notes` | Private {Evil} | auto-generated |

        ## Schema Definitions

        ### `notes`

        | Field | Type | Required | Constraints | Description |
        |---|---|---|---|---|
        | `ownerId` | string | yes | immutable | {Evil} |
        | `label` | enum("plain", "{Evil}") | yes | | |

        ## Access Patterns

        | Query | Collection | Filters | Sort |
        |---|---|---|---|
        | Notes {Evil} | `notes` | `ownerId == uid` | `label asc` |

        ## Security Rules

        - **notes:** Owner is `ownerId`.
          - Owner can read own docs.
          - Owner can delete own docs where `label == "{Evil}"`.
        """;

    private const string RulesText = """
        rules_version = '2';
        service cloud.firestore {
          match /databases/{database}/documents {
            match /notes/{noteId} {
              // {evil}
              allow get: if request.auth != null;
              allow list: if request.auth.token.get('{evil}', '') == '{evil}';
              allow delete: if resource.data.label != '{evil}' && request.auth != null;
            }
          }
        }
        """;

    private const string SuiteText = """
        { "testCases": [
          { "expectation": "ALLOW", "request": {
              "auth": { "uid": "u\u001b[31m\u202e" }, "path": "/databases/(default)/documents/notes/n\u001b1", "method": "get" } },
          { "expectation": "ALLOW", "request": {
              "path": "/databases/(default)/documents/notes/n\u202e2", "method": "get" },
            "resource": { "data": { "label": "\u001b[2J" } } },
          { "expectation": "\u001b[2J" }
        ] }
        """;

    private static readonly string[] Commands =
    [
        "check --project {project} --rules {rules} --engine embedded",
        "check --project {project} --rules {rules} --engine embedded --format json",
        "check --project {project} --rules {rules} --engine embedded --quiet",
        "check --project {project} --rules {broken} --engine embedded",
        "check --project {project} --rules {rules}-not-there",
        "check --project {project} --rules {rules} --engine embedded --output {project}/\u001b/x",
        "compile {rules} {broken}",
        "compile {rules} --format json",
        "diff --project {project} --base {old} --head {rules}",
        "diff --project {project} --base {old} --head {rules} --format json",
        "diff --project {project} --base {old} --head {rules} --format markdown",
        "diff --project {project} --base {old}-not-there --head {rules}",
        "explore {rules}",
        "explore {rules} --format json",
        "explore {rules} --format markdown",
        "explore {rules} --format suite",
        "eval --rules {rules} --suite {suite} --engine embedded",
        "eval --rules {rules} --suite {suite} --engine embedded --format json",
        "indexes --project {project}",
        "indexes --project {project} --format json",
        "indexes --project {project} --write",
        "mutate --project {project} --rules {rules}",
        "mutate --project {project} --rules {rules} --format json",
        "mutate --project {project} --rules {rules} --format schema",
        "mutate --project {project} --rules {rules} --format markdown",
        "mutate --project {project} --rules {rules} --format html",
        "mutate --project {project} --rules {rules} --mutators \u001b[31m",
        "spec --project {project}",
        "spec --project {project} --format json",
        "migrate --project {project} --check",
        "emulator \u202einstall",
    ];

    [TestCaseSource(nameof(Commands))]
    public async Task Command_shows_hidden_characters_as_numbers(string line)
    {
        var project = Write();

        var run = await Tool.RunAsync([.. line.Split(' ').Select(word => Filled(word, project))]);

        ShouldBeVisible(run.Output + run.Error);
    }

    [Test]
    public async Task Texts_are_shown_all_the_same()
    {
        var project = Write();

        var check = await Tool.RunAsync([.. Commands[0].Split(' ').Select(word => Filled(word, project))]);

        check
            .Output.Should()
            .Contain("\\u001b[2J\\u202e\\u0007\\u009b31m\\u2066\\u200bx")
            .And.Contain("evil\\u000aerror.rules(")
            .And.Contain("spec/no\\u001btes\\u202e.md");
    }

    [Test]
    public async Task Every_report_shows_hidden_characters_as_numbers([Values("check", "diff")] string command)
    {
        var project = Write();
        var formats = command == "check" ? Reporting.Reports.Formats : Reporting.Reports.DiffFormats;
        string[] rules =
            command == "check"
                ? ["--engine", "embedded", "--rules", project.PathOf(Rules)]
                : ["--base", project.PathOf(OldRules), "--head", project.PathOf(Rules)];

        await Tool.RunAsync([
            command,
            "--project",
            project.Folder,
            .. rules,
            .. formats.SelectMany(format => new[] { "--report", $"{format}={project.PathOf(format)}" }),
        ]);

        foreach (var format in formats)
        {
            ShouldBeVisible(project.Read(format), format);
        }
    }

    [Test]
    public async Task Colours_of_a_terminal_are_the_only_codes_on_it()
    {
        var project = Write();
        var coloured = new StringWriter { NewLine = "\n" };
        var console = Cli.Commands.Terminal.To(coloured, isTerminal: true, isPlain: false);
        console.Profile.Capabilities.Ansi = true;
        console.Profile.Capabilities.ColorSystem = Spectre.Console.ColorSystem.Standard;
        var report = await Checking.Checker.RunAsync(
            new Checking.CheckOptions
            {
                Project = project.Folder,
                Rules = project.PathOf(Rules),
                Engine = Checking.EngineChoice.Embedded,
            },
            TimeProvider.System
        );

        Cli.Commands.Terminal.Write(console, Reporting.Reports.Text(report));

        coloured.ToString().Should().MatchRegex(ColourCode());
        ShouldBeVisible(ColourCode().Replace($"{coloured}", ""));
    }

    [Test]
    public async Task Watch_shows_hidden_characters_as_numbers()
    {
        var project = Write();
        using var tool = WatchedTool.Start(project, "--rules", project.PathOf(Rules));
        ShouldBeVisible(string.Join('\n', await tool.NextAsync()));

        project.Write(Rules, project.Read(Rules).Replace("!= null", "!= 'x'", StringComparison.Ordinal));

        var second = string.Join('\n', await tool.NextAsync());
        second.Should().Contain("evil\\u000aerror.rules");
        ShouldBeVisible(second);
    }

    private static void ShouldBeVisible(string text, string because = "") =>
        Hidden().Matches(text).Select(found => $"\\u{(int)found.Value[0]:x4}").Distinct().Should().BeEmpty(because);

    private static string Filled(string word, SampleProject project) =>
        word.Replace("{project}", project.Folder, StringComparison.Ordinal)
            .Replace("{rules}", project.PathOf(Rules), StringComparison.Ordinal)
            .Replace("{old}", project.PathOf(OldRules), StringComparison.Ordinal)
            .Replace("{broken}", project.PathOf(Broken), StringComparison.Ordinal)
            .Replace("{suite}", project.PathOf(Suite), StringComparison.Ordinal);

    private static SampleProject Write()
    {
        var rules = RulesText.Replace("{evil}", Evil, StringComparison.Ordinal);
        return SampleProject
            .Empty()
            .Write(Spec, SpecText)
            .Write(Rules, rules)
            .Write(OldRules, rules.Replace("!= null", "!= 'x'", StringComparison.Ordinal))
            .Write(Broken, rules.Replace("allow get:", $"allow {Evil}:", StringComparison.Ordinal))
            .Write(Suite, SuiteText)
            .Write(SampleProject.Indexes, """{ "indexes": [], "fieldOverrides": [], "\u001b[2J": 1 }""");
    }

    [GeneratedRegex("[\0-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]")]
    private static partial Regex Hidden();

    [GeneratedRegex("\u001b\\[[0-9;]*m")]
    private static partial Regex ColourCode();
}
