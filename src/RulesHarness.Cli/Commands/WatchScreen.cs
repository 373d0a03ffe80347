using System.Globalization;
using RulesHarness.Checking;
using RulesHarness.Engines;
using Spectre.Console;

namespace RulesHarness.Cli.Commands;

/// <summary>
/// Prints the checks of a watched project: the verdict, what changed since the check before, and then the whole check.
/// Where a check can't be made, the last one that could be made stays below its findings.
/// </summary>
internal sealed class WatchScreen(Shell shell, string project)
{
    private const int MostNamed = 20;

    private readonly IAnsiConsole _console = Terminal.Of(shell);
    private CheckReport? _good;

    /// <summary>Shows a check after changes of some files; none for the first.</summary>
    public void Show(CheckReport report, IReadOnlyList<string> changed)
    {
        Begin(changed);
        if (report.Verdicts.Count == 0)
        {
            CheckText.Write(report, _console);
            ShowGood();
        }
        else
        {
            _console.Markup(report.Outcome == CheckOutcome.Holds ? "[green]holds[/]: " : "[red]fails[/]: ");
            CheckText.Verdict(report, _console);
            if (_good is not null)
            {
                ShowDifference(CheckDifference.Between(_good, report));
            }
            _console.WriteLine();
            CheckText.Write(report, _console);
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
            CheckText.Write(_good, _console);
        }
    }

    private void ShowDifference(CheckDifference difference)
    {
        if (difference.IsNone)
        {
            _console.MarkupLine("[grey]as before the save[/]");
            return;
        }
        Cases("now failing", "red", difference.NewlyFailing);
        Cases("no longer failing", "green", difference.NoLongerFailing);
        foreach (var (title, findings) in new[] { ("new", difference.New), ("gone", difference.Gone) })
        {
            if (findings.Count > 0)
            {
                _console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{title} findings: {findings.Count}"));
                Terminal.Diagnostics(_console, findings.Take(MostNamed));
            }
        }
    }

    private void Cases(string title, string colour, IReadOnlyList<Verdict> verdicts)
    {
        if (verdicts.Count == 0)
        {
            return;
        }
        _console.MarkupLineInterpolated($"[{colour}]{title}: {verdicts.Count}[/]");
        foreach (var verdict in verdicts.Take(MostNamed))
        {
            _console.WriteLine($"  {verdict.Case.Id}: {verdict.Case.Title}");
        }
        if (verdicts.Count > MostNamed)
        {
            _console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  and {verdicts.Count - MostNamed} more"));
        }
    }
}
