using System.Diagnostics;
using System.Text.RegularExpressions;
using RulesHarness.Cli.Tests.Running;

namespace RulesHarness.Cli.Tests.Commands;

/// <summary><c>--quiet</c> and <c>--no-color</c>, which every command accepts.</summary>
public sealed partial class GlobalOptionTests
{
    private static readonly string[] Commands =
    [
        "check",
        "spec",
        "indexes",
        "indexes diff",
        "compile",
        "eval",
        "diff",
        "explore",
        "mutate",
        "migrate",
        "emulator install",
        "emulator info",
    ];

    [TestCaseSource(nameof(Commands))]
    public async Task Every_command_offers_both(string command)
    {
        var run = await Tool.RunAsync([.. command.Split(' '), "--help"]);

        run.Output.Should().Contain("--quiet").And.Contain("--no-color");
    }

    [TestCase("check --engine embedded --only topics/*")]
    [TestCase("spec")]
    [TestCase("indexes")]
    [TestCase("compile")]
    [TestCase("explore")]
    [TestCase("--quiet diff --base rules/firestore.rules")]
    public async Task Quiet_command_that_succeeds_prints_nothing(string line)
    {
        var project = SampleProject.Small();
        var arguments = line.Replace("rules/firestore.rules", project.PathOf(SampleProject.Rules));

        var run = await Tool.RunAsync(
            TestEmulator.WithoutJava,
            [.. arguments.Split(' '), "--project", project.Folder, "--quiet"]
        );

        (run.ExitCode, run.Output, run.Error).Should().Be((0, "", ""));
    }

    [TestCase("check --engine embedded --only topics/*", 2)]
    [TestCase("compile", 2)]
    [TestCase("explore", 2)]
    public async Task Quiet_command_that_fails_prints_what_it_always_prints(string line, int exitCode)
    {
        var project = SampleProject.Small().Edit(SampleProject.Rules, "rules_version = '2';", "rules_version = 2;");
        string[] arguments = [.. line.Split(' '), "--project", project.Folder];

        var run = await Tool.RunAsync(TestEmulator.WithoutJava, [.. arguments, "--quiet"]);

        run.ExitCode.Should().Be(exitCode);
        run.Output.Should().Be((await Tool.RunAsync(TestEmulator.WithoutJava, arguments)).Output).And.NotBeEmpty();
    }

    [Test]
    public async Task Quiet_command_writes_json_and_files_all_the_same()
    {
        var project = SampleProject.Small();
        var file = project.PathOf("out.txt");

        var json = await Tool.RunAsync("spec", "--quiet", "--project", project.Folder, "--format", "json");
        await Tool.RunAsync("spec", "--quiet", "--project", project.Folder, "--output", file);

        json.Output.Should().StartWith("{");
        (await File.ReadAllTextAsync(file)).Should().NotBeEmpty();
    }

    [TestCase("", "", true)]
    [TestCase("NO_COLOR=1", "", false)]
    [TestCase("", "--no-color", false)]
    [TestCase("", "--no-color --quiet", false)]
    [Platform(Exclude = "Win", Reason = "a terminal is made by script(1)")]
    public async Task Terminal_has_colours_unless_they_are_declined(string variable, string option, bool hasColours)
    {
        var project = SampleProject.Small().Edit(SampleProject.Rules, "rules_version = '2';", "rules_version = 2;");

        var output = await InTerminalAsync($"compile --project '{project.Folder}' {option}", variable, columns: 200);

        output.Should().Contain("firestore.rules");
        ColourCode().IsMatch(output).Should().Be(hasColours, output);
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "a terminal is made by script(1)")]
    public async Task Table_is_no_wider_than_the_terminal()
    {
        var project = SampleProject.Small();

        var output = await InTerminalAsync(
            $"check --engine embedded --no-color --project '{project.Folder}'",
            "",
            columns: 70
        );

        var shown = EscapeCode().Replace(output, "").Split('\n').Select(line => line.TrimEnd('\r'));
        shown.Should().OnlyContain(line => line.Length <= 70);
    }

    [Test]
    public async Task Table_in_a_file_is_no_wider_than_a_line_is_read()
    {
        var run = await Tool.RunAsync(
            TestEmulator.WithoutJava,
            "check",
            "--engine",
            "embedded",
            "--project",
            LongNames().Folder
        );

        var table = run.Output.Split('\n').Where(line => line.StartsWith("  ", StringComparison.Ordinal));
        run.Output.Split('\n').Where(line => line.Contains('─')).Should().OnlyContain(line => line.Length <= 120);
        table.Should().NotBeEmpty();
    }

    /// <summary>A product with a collection of a very long name.</summary>
    private static SampleProject LongNames()
    {
        var project = SampleProject.Small();
        var name = new string('n', 300);
        foreach (var file in new[] { SampleProject.Spec, SampleProject.Rules })
        {
            project.Write(file, project.Read(file).Replace("topics", name, StringComparison.Ordinal));
        }
        return project;
    }

    /// <summary>The output of the tool in a terminal of some width.</summary>
    private static async Task<string> InTerminalAsync(string line, string variable, int columns)
    {
        var tool = Path.Combine(AppContext.BaseDirectory, "RulesHarness.Cli.dll");
        var command = $"stty cols {columns}; {variable} '{Environment.ProcessPath}' exec '{tool}' {line} 2>/dev/null";
        var start = new ProcessStartInfo("script", ["-qec", command, "/dev/null"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("NO_COLOR");
        start.Environment["TERM"] = "xterm-256color";
        using var process = Process.Start(start)!;
        return (await Tool.EndAsync(process)).Output;
    }

    // Colours and bold text. .NET writes other codes when it starts to use a terminal.
    [GeneratedRegex("\u001b\\[[0-9;]*m")]
    private static partial Regex ColourCode();

    // What takes no place on the screen.
    [GeneratedRegex("\u001b(\\[[0-9;?]*[a-zA-Z]|=)")]
    private static partial Regex EscapeCode();
}
