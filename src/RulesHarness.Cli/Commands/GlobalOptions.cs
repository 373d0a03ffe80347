using System.CommandLine;

namespace RulesHarness.Cli.Commands;

/// <summary>The options of every command.</summary>
internal static class GlobalOptions
{
    public const string Quiet = "--quiet";
    private const string NoColor = "--no-color";

    public static IEnumerable<Option> Make() =>
        [
            new Option<bool>(Quiet)
            {
                Description = "Prints text and progress only if the command does not exit with 0.",
                Recursive = true,
            },
            new Option<bool>(NoColor) { Description = "Prints text without colours.", Recursive = true },
        ];

    /// <summary>The shell of a run with these arguments and variables.</summary>
    public static Shell Apply(ParseResult parsed, Shell shell)
    {
        // https://no-color.org
        var isPlain = parsed.GetValue<bool>(NoColor) || shell.Environment["NO_COLOR"] is { Length: > 0 };
        shell = isPlain ? shell with { IsPlain = true } : shell;
        return parsed.GetValue<bool>(Quiet)
            ? shell with
            {
                Kept = new StringWriter { NewLine = shell.Output.NewLine },
                IsOutputTerminal = false,
                IsErrorTerminal = false,
            }
            : shell;
    }

    /// <summary>Writes the text that a quiet run kept back, if the command did not exit with 0.</summary>
    public static async Task EndAsync(Shell shell, int exitCode)
    {
        if (exitCode != 0 && shell.Kept is { } kept)
        {
            await shell.Output.WriteAsync($"{kept}");
        }
    }
}
