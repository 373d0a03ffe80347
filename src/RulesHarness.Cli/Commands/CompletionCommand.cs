using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;

namespace RulesHarness.Cli.Commands;

/// <summary>Completion in shells: their scripts, and what these ask for.</summary>
internal static partial class CompletionCommand
{
    /// <summary>Other ways to write <c>--help</c>.</summary>
    private static readonly string[] OtherHelp = ["-?", "-h", "/?", "/h"];

    private static readonly string[] Shells = ["bash", "zsh", "fish", "pwsh"];

    public static Command Make(Shell shell)
    {
        var name = new Argument<string>("SHELL") { Description = string.Join(", ", Shells) };
        name.AcceptOnlyFromAmong(Shells);
        var command = new Command(
            "completion",
            "Prints a script that completes commands and options in a shell.\n\nExample: "
                + "eval \"$(rulesharness completion bash)\""
        )
        {
            name,
        };
        command.SetAction(
            async (arguments, cancellationToken) =>
            {
                await shell.Output.WriteAsync(
                    (await ReadAsync(arguments.GetRequiredValue(name), cancellationToken)).AsMemory(),
                    cancellationToken
                );
                return 0;
            }
        );
        return command;
    }

    /// <summary>
    /// Prints what may stand at a position of a command line, a line each, if the arguments ask for it as the scripts
    /// do: <c>[suggest:12] "rulesharness ch"</c>. Returns false for all other arguments.
    /// </summary>
    public static async Task<bool> TrySuggestAsync(string[] args, Command root, Shell shell)
    {
        if (args is not [var directive, var line] || Suggest().Match(directive) is not { Success: true } asked)
        {
            return false;
        }
        var position = int.Parse(asked.Groups[1].Value, CultureInfo.InvariantCulture);
        var before = line[..Math.Min(position, line.Length)];
        var items = root.Parse(before).GetCompletions(before.Length).Select(item => item.InsertText ?? item.Label);
        foreach (var item in items.Where(item => !OtherHelp.Contains(item)))
        {
            await shell.Output.WriteLineAsync(item);
        }
        return true;
    }

    private static async Task<string> ReadAsync(string name, CancellationToken cancellationToken)
    {
        using var stream = typeof(CompletionCommand).Assembly.GetManifestResourceStream($"completion/{name}")!;
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(cancellationToken);
    }

    [GeneratedRegex(@"^\[suggest:([0-9]{1,6})\]$")]
    private static partial Regex Suggest();
}
