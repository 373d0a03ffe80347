using RulesHarness.Checking;
using RulesHarness.Reporting;
using Spectre.Console;

namespace RulesHarness.Cli.Commands;

/// <summary>
/// Prints the checks of a watched project: the verdict, what changed since the check before, and then the whole check.
/// Where a check can't be made, the last one that could be made stays below its findings.
/// </summary>
internal sealed class WatchScreen(Shell shell, string project)
{
    private readonly IAnsiConsole _console = Terminal.Of(shell);
    private CheckReport? _good;

    /// <summary>Shows a check after changes of some files; none for the first.</summary>
    public void Show(CheckReport report, IReadOnlyList<string> changed)
    {
        Begin(changed);
        Terminal.Write(_console, Reports.Text(report, _good));
        if (!report.HasRun)
        {
            ShowGood();
        }
        else
        {
            _good = report;
        }
        End();
    }

    /// <summary>Shows why a check could not be run.</summary>
    public void Show(string fault, IReadOnlyList<string> changed)
    {
        Begin(changed);
        _console.WriteLine(fault);
        ShowGood();
        End();
    }

    private void Begin(IReadOnlyList<string> changed)
    {
        if (shell.IsOutputTerminal && _console.Profile.Capabilities.Ansi)
        {
            // What the user had on the terminal before can still be scrolled to, which Clear would delete.
            _console.Write(new ControlCode("\u001b[2J\u001b[H"));
        }
        if (changed.Count > 0)
        {
            var names = changed.Select(path => Path.GetRelativePath(Path.GetFullPath(project), path));
            _console.MarkupLineInterpolated($"[grey]saved: {string.Join(", ", names).Replace('\\', '/')}[/]");
        }
    }

    private void End()
    {
        _console.MarkupLine("[grey]waiting for a save; Ctrl-C ends[/]");
        shell.Output.Flush();
    }

    private void ShowGood()
    {
        if (_good is not null)
        {
            _console.WriteLine();
            _console.MarkupLine("[yellow]as of the last save that could be checked[/]:");
            Terminal.Write(_console, Reports.Text(_good));
        }
    }
}
