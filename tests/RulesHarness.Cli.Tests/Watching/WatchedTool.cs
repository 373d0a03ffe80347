using System.Diagnostics;
using RulesHarness.Cli.Tests.Running;

namespace RulesHarness.Cli.Tests.Watching;

/// <summary><c>check --watch</c> as a process, whose output is read line by line while it runs.</summary>
internal sealed class WatchedTool : IDisposable
{
    public const string Waiting = "waiting for a save; Ctrl-C ends";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly Task<string> _error;

    private WatchedTool(Process process)
    {
        _process = process;
        _error = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Starts it on a project, with the embedded engine unless another one is named.</summary>
    public static WatchedTool Start(SampleProject project, params string[] more) =>
        new(
            Tool.Start(
                TestEmulator.Own.Environment,
                [
                    "check",
                    "--watch",
                    "--project",
                    project.Folder,
                    .. more.Contains("--engine") ? more : [.. more, "--engine", "embedded"],
                ]
            )
        );

    /// <summary>Reads the lines of the next check.</summary>
    public async Task<IReadOnlyList<string>> NextAsync()
    {
        var lines = new List<string>();
        while (await _process.StandardOutput.ReadLineAsync().WaitAsync(Limit) is { } line)
        {
            if (line == Waiting)
            {
                return lines;
            }
            lines.Add(line);
        }
        throw new InvalidOperationException($"it ended: {string.Join('\n', lines)}{await _error}");
    }

    /// <summary>Ends it as Ctrl-C does, and returns its exit code and its error output.</summary>
    public async Task<(int ExitCode, string Error)> InterruptAsync()
    {
        using var kill = Process.Start("kill", ["-INT", $"{_process.Id}"]);
        await kill.WaitForExitAsync();
        await _process.WaitForExitAsync().WaitAsync(Limit);
        return (_process.ExitCode, await _error);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }
        _process.Dispose();
    }
}
