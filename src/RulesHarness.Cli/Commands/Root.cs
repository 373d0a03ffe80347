using System.CommandLine;
using System.CommandLine.Help;
using RulesHarness.Emulator;

namespace RulesHarness.Cli.Commands;

/// <summary>The tool: its commands, and the handling of errors in any of them.</summary>
internal static class Root
{
    public static async Task<int> RunAsync(string[] args, Shell shell)
    {
        var root = Make(shell);
        if (await CompletionCommand.TrySuggestAsync(args, root, shell))
        {
            return 0;
        }

        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            await shell.Error.WriteLineAsync(ArgumentFault.TextOf(parsed));
            return ExitCodes.UnusableInput;
        }
        if (OutputFiles.FaultsOf(parsed) is { Count: > 0 } faults)
        {
            await shell.Error.WriteLineAsync(string.Join('\n', faults));
            return ExitCodes.UnusableInput;
        }

        var shown = GlobalOptions.Apply(parsed, shell);
        // Commands write to the shell that they are made for.
        var exitCode = await InvokeAsync(shown == shell ? parsed : Make(shown).Parse(args), shown);
        await GlobalOptions.EndAsync(shown, exitCode);
        return exitCode;
    }

    private static Command Make(Shell shell)
    {
        // Not a RootCommand: its help shows the assembly's name, where users write the tool's.
        var root = new Command(
            "rulesharness",
            "Checks a Firestore data model's spec against its security rules and indexes, on the real emulator."
        )
        {
            CheckCommand.Make(shell),
            SpecCommand.Make(shell),
            IndexesCommand.Make(shell),
            CompileCommand.Make(shell),
            EvalCommand.Make(shell),
            DiffCommand.Make(shell),
            ExploreCommand.Make(shell),
            MutateCommand.Make(shell),
            MigrateCommand.Make(shell),
            EmulatorCommand.Make(shell),
            CompletionCommand.Make(shell),
            new HelpOption(),
            new VersionOption(),
        };
        foreach (var option in GlobalOptions.Make())
        {
            root.Add(option);
        }
        return root;
    }

    private static async Task<int> InvokeAsync(ParseResult parsed, Shell shell)
    {
        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration
                {
                    EnableDefaultExceptionHandler = false,
                    Output = shell.Output,
                    Error = shell.Error,
                }
            );
        }
        catch (EmulatorException failed)
        {
            await shell.Error.WriteLineAsync(TextOf(failed));
            return ExitCodes.NoRun;
        }
        catch (OperationCanceledException)
        {
            await shell.Error.WriteLineAsync("error RH3099: the run was interrupted");
            return ExitCodes.NoRun;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            await shell.Error.WriteLineAsync(InputFault.TextOf(fault));
            return ExitCodes.UnusableInput;
        }
        catch (Exception defect)
        {
            // Ours, not the user's: it says so, without a stack trace, and is never a pass.
            await shell.Error.WriteLineAsync(
                $"error RH3098: rulesharness itself failed ({defect.GetType().Name}): {defect.Message}\n  please "
                    + "report it, with the spec and the rules that show it"
            );
            return ExitCodes.NoRun;
        }
    }

    /// <summary>Describes why no run was made, with the end of the emulator's log.</summary>
    public static string TextOf(EmulatorException failed) =>
        string.Join(
            '\n',
            failed
                .LogTail.Select(line => $"  | {line}")
                .Prepend($"error {failed.Id}: {failed.Message}\n  {failed.Help}")
        );
}
