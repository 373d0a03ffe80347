using System.CommandLine;
using System.CommandLine.Help;
using RulesHarness.Emulator;

namespace RulesHarness.Cli.Commands;

/// <summary>The tool: its commands, and the handling of errors in any of them.</summary>
internal static class Root
{
    public static async Task<int> RunAsync(string[] args, Shell shell)
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
            new HelpOption(),
            new VersionOption(),
        };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await shell.Error.WriteLineAsync($"error RH6010: {error.Message}");
            }
            await shell.Error.WriteLineAsync(
                $"write `{string.Join(' ', CommandPath(parsed.CommandResult.Command))} --help` for what it takes"
            );
            return ExitCodes.UnusableInput;
        }

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

    private static IEnumerable<string> CommandPath(Command command)
    {
        var path = new List<string>();
        for (Symbol? at = command; at is Command named; at = named.Parents.FirstOrDefault())
        {
            path.Insert(0, named.Name);
        }
        return path;
    }
}
