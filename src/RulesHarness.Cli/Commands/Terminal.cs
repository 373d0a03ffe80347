using RulesHarness.Diagnostics;
using Spectre.Console;

namespace RulesHarness.Cli.Commands;

/// <summary>Text for people: colour where the output is a terminal, plain text where it is not.</summary>
internal static class Terminal
{
    private const int Unlimited = 1000;
    private const int TableWidth = 120;

    /// <summary>A progress display on the standard error of a terminal.</summary>
    public static Progress Progress(Shell shell) =>
        AnsiConsole
            .Create(
                new AnsiConsoleSettings
                {
                    Out = new AnsiConsoleOutput(shell.RawError),
                    ColorSystem = shell.IsPlain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
                }
            )
            .Progress();

    /// <summary>The console of standard output.</summary>
    public static IAnsiConsole Of(Shell shell) =>
        To(shell.Kept ?? shell.RawOutput, shell.IsOutputTerminal, shell.IsPlain || !shell.IsOutputTerminal);

    /// <summary>
    /// A console that writes to a report's file, or to standard output. It is as wide as its lines: reports are not to
    /// be cut.
    /// </summary>
    public static IAnsiConsole To(TextWriter writer, bool isTerminal = false, bool isPlain = true)
    {
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Out = new AnsiConsoleOutput(writer),
                Ansi = isPlain ? AnsiSupport.No : AnsiSupport.Detect,
                ColorSystem = isPlain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
                Interactive = InteractionSupport.No,
            }
        );
        console.Pipeline.Attach(new VisibleSegments());
        if (!isTerminal)
        {
            console.Profile.Width = Unlimited;
        }
        return isPlain ? new PlainConsole(console) : console;
    }

    /// <summary>Writes a table no wider than the terminal; elsewhere, than a line is read.</summary>
    public static void Table(IAnsiConsole console, Table table)
    {
        var width = console.Profile.Width;
        console.Profile.Width = width == Unlimited ? TableWidth : width;
        console.Write(table);
        console.Profile.Width = width;
    }

    /// <summary>Writes a report for people to its file, or to standard output.</summary>
    public static async Task WriteAsync(Shell shell, string? output, Action<IAnsiConsole> report)
    {
        if (output is null)
        {
            report(Of(shell));
            return;
        }

        await using var file = new StreamWriter(output);
        report(To(file));
    }

    public static void Diagnostics(IAnsiConsole console, IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            var colour = diagnostic.Severity switch
            {
                Severity.Error => "red",
                Severity.Warning => "yellow",
                _ => "grey",
            };
            console.MarkupLineInterpolated(
                $"{VisibleText.LineOf(diagnostic.File)}({diagnostic.Line},{diagnostic.Column}): [{colour}]{diagnostic.Severity.ToString().ToLowerInvariant()} {diagnostic.Id}[/]: {VisibleText.LineOf(diagnostic.Message)}"
            );
            if (diagnostic.Details.Length > 0)
            {
                console.MarkupLineInterpolated($"  {diagnostic.Details}");
            }
            if (diagnostic.Help.Length > 0)
            {
                console.MarkupLineInterpolated($"  [grey]{diagnostic.Help}[/]");
            }
        }
    }

    /// <summary>The parts of a description, a line each, and an empty line.</summary>
    public static void Parts(IAnsiConsole console, IEnumerable<(string Name, string Text)> parts)
    {
        foreach (var (name, text) in parts)
        {
            console.WriteLine($"  {name, -9} {text}");
        }

        console.WriteLine();
    }
}
