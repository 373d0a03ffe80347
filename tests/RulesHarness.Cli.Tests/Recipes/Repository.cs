using System.Diagnostics;
using System.Runtime.Versioning;
using RulesHarness.Cli.Tests.Running;

namespace RulesHarness.Cli.Tests.Recipes;

/// <summary>
/// A small product in a git repository with an origin, and a shell in it. Its <c>dotnet</c> installs the tool of this
/// build, and does nothing else.
/// </summary>
[UnsupportedOSPlatform("windows")]
internal sealed class Repository
{
    /// <summary>The command that installs the tool.</summary>
    public const string Install = "dotnet tool install RulesHarness.Cli --tool-path \"$RUNNER_TEMP/rulesharness\"";

    private readonly string _bin = TestFolder.New();
    private readonly Dictionary<string, string> _variables = new(StringComparer.Ordinal);
    private readonly string _path = Environment.GetEnvironmentVariable("PATH")!;

    public Repository()
    {
        Project = SampleProject.Empty();
        foreach (var (file, text) in NotesProduct.Files)
        {
            Project.Write(file, text);
        }
        Temp = TestFolder.New();
        WriteProgram(
            "dotnet",
            "[ \"$1 $2 $3 $4\" = 'tool install RulesHarness.Cli --tool-path' ] || exit 9\n"
                + $"mkdir -p \"$5\" && cp '{Path.Combine(_bin, "tool")}' \"$5/rulesharness\""
        );
        var tool = Path.Combine(TestContext.CurrentContext.TestDirectory, "RulesHarness.Cli.dll");
        WriteProgram("tool", $"exec '{Environment.ProcessPath}' exec '{tool}' \"$@\"");
        foreach (var (name, value) in Variables())
        {
            _variables[name] = value;
        }
    }

    public SampleProject Project { get; }

    /// <summary>The folder for temporary files of a CI service.</summary>
    public string Temp { get; }

    /// <summary>Commits all files, and makes them the origin's branch main.</summary>
    public async Task<Repository> CommitAsync()
    {
        var script = $"""
            git init -q -b main . && git add -A
            git -c user.name=a -c user.email=a@example.com commit -q -m begin
            git clone -q --bare . '{Temp}/origin' && git remote add origin '{Temp}/origin' && git fetch -q origin
            """;
        (await RunAsync(script)).ExitCode.Should().Be(0);
        return this;
    }

    /// <summary>Runs a script as CI services do: it ends with the first command that fails.</summary>
    public async Task<ToolRun> RunAsync(string script)
    {
        var start = new ProcessStartInfo("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", script])
        {
            WorkingDirectory = Project.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in _variables)
        {
            start.Environment[name] = value;
        }
        start.Environment["PATH"] = $"{Path.Combine(Temp, "rulesharness")}:{_bin}:{_path}";
        using var process = Process.Start(start)!;
        return await Tool.EndAsync(process);
    }

    public string Read(string file) => File.ReadAllText(Path.Combine(Temp, file));

    private IEnumerable<(string Name, string Value)> Variables() =>
        [
            ("RUNNER_TEMP", Temp),
            ("GITHUB_PATH", Path.Combine(Temp, "path")),
            ("GITHUB_STEP_SUMMARY", Path.Combine(Temp, "step.md")),
            ("PROJECT", "."),
            ("ARGUMENTS", "--strict"),
            ("BASE", "main"),
            ("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "main"),
            ("AGENT_TEMPDIRECTORY", Temp),
            ("BUILD_ARTIFACTSTAGINGDIRECTORY", Temp),
            ("PROJECT_DIR", Project.Folder),
            ("RULESHARNESS_ENGINE", "embedded"),
        ];

    private void WriteProgram(string name, string text)
    {
        var file = Path.Combine(_bin, name);
        File.WriteAllText(file, $"#!/bin/sh\n{text}\n");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
