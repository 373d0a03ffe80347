using RulesHarness.Reporting;
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

    /// <summary>Writes a report for people to its file, or to standard output.</summary>
    public static async Task WriteAsync(Shell shell, string? output, TextReport report)
    {
        if (output is null)
        {
            Write(Of(shell), report);
            return;
        }

        await using var file = new StreamWriter(output);
        Write(To(file), report);
    }

    /// <summary>Writes a report for people.</summary>
    public static void Write(IAnsiConsole console, TextReport report)
    {
        foreach (var block in report.Blocks)
        {
            if (block is TextTable table)
            {
                WriteTable(console, table);
            }
            else
            {
                WriteLine(console, ((TextLine)block).Spans);
            }
        }
    }

    private static void WriteLine(IAnsiConsole console, IEnumerable<TextSpan> spans)
    {
        var line = new Paragraph();
        foreach (var span in spans)
        {
            line.Append(span.Text, StyleOf(span.Style));
        }
        console.Write(line);
        console.WriteLine();
    }

    /// <summary>Writes a table no wider than the terminal; elsewhere, than a line is read.</summary>
    private static void WriteTable(IAnsiConsole console, TextTable table)
    {
        var shown = new Table().Border(TableBorder.Simple).AddColumns([.. table.Heads.Select(Markup.Escape)]);
        foreach (var column in table.HasNumbers ? shown.Columns.Skip(1) : [])
        {
            column.RightAligned();
        }
        foreach (var row in table.Rows)
        {
            shown.AddRow(row.Select(cell => new Text(cell.Text, StyleOf(cell.Style))));
        }
        var width = console.Profile.Width;
        console.Profile.Width = width == Unlimited ? TableWidth : width;
        console.Write(shown);
        console.Profile.Width = width;
    }

    private static Style StyleOf(TextStyle style) =>
        style switch
        {
            TextStyle.Title => new Style(decoration: Decoration.Bold),
            TextStyle.Good => Color.Green,
            TextStyle.Doubtful => Color.Yellow,
            TextStyle.Bad => Color.Red,
            TextStyle.Aside => Color.Grey,
            _ => Style.Plain,
        };
}
