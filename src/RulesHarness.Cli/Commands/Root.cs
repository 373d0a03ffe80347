using System.CommandLine;
using System.CommandLine.Help;
using RulesHarness.Firestore.Emulator;

namespace RulesHarness.Cli.Commands;

/// <summary>The tool: its commands, and the handling of errors in any of them.</summary>
internal static class Root
{
    public static async Task<int> RunAsync(string[] args)
    {
        // Not a RootCommand: its help shows the assembly's name, where users write the tool's.
        var root = new Command(
            "rulesharness",
            "Checks a Firestore data model's spec against its security rules and indexes, on the real emulator."
        )
        {
            CheckCommand.Make(),
            SpecCommand.Make(),
            IndexesCommand.Make(),
            CompileCommand.Make(),
            EvalCommand.Make(),
            EmulatorCommand.Make(),
            new HelpOption(),
            new VersionOption(),
        };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync($"error RH6010: {error.Message}");
            }
            await Console.Error.WriteLineAsync(
                $"write `{string.Join(' ', CommandPath(parsed.CommandResult.Command))} --help` for its options"
            );
            return ExitCodes.UnusableInput;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (EmulatorException failed)
        {
            await Console.Error.WriteLineAsync($"error {failed.Id}: {failed.Message}\n  {failed.Help}");
            foreach (var line in failed.LogTail)
            {
                await Console.Error.WriteLineAsync($"  | {line}");
            }
            return ExitCodes.NoRun;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("error RH3099: the run was interrupted");
            return ExitCodes.NoRun;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"error RH6011: {fault.Message}");
            return ExitCodes.UnusableInput;
        }
        catch (Exception defect)
        {
            // Ours, not the user's: it says so, without a stack trace, and is never a pass.
            await Console.Error.WriteLineAsync(
                $"error RH3098: rulesharness itself failed ({defect.GetType().Name}): {defect.Message}\n  please report it, with the spec and the rules that show it"
            );
            return ExitCodes.NoRun;
        }
    }

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
