using System.CommandLine;
using System.ComponentModel;
using System.Diagnostics;
using RulesHarness.Diagnostics;
using RulesHarness.Emulator;
using RulesHarness.Emulator.Discovery;
using RulesHarness.Emulator.Lifecycle;
using RulesHarness.Firestore.Values;

namespace RulesHarness.Cli.Commands;

/// <summary>
/// Runs a program beside an emulator, which all that the program starts can use, and which ends with it.
/// </summary>
internal static class EmulatorExec
{
    private const int SmallestHeap = 256;

    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(1);

    public static Command Make(Shell shell)
    {
        var jar = CommonOptions.Jar();
        var heap = Heap();
        var program = new Argument<string[]>("program")
        {
            Description = "The program to run, and its arguments, after `--`.",
            HelpName = "PROGRAM [ARGUMENT...]",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command(
            "exec",
            "Starts the emulator, names it in FIRESTORE_EMULATOR_HOST, and runs a program. Ends with its exit code.\n\n"
                + "Example: rulesharness emulator exec -- dotnet test"
        )
        {
            jar,
            heap,
            program,
        };
        command.Validators.Add(given =>
        {
            if (given.GetValue(program) is null or [])
            {
                given.AddError("no program is named: write it after `--`, as in `emulator exec -- dotnet test`");
            }
        });
        command.SetAction(
            (arguments, cancellationToken) =>
                RunAsync(
                    new EmulatorOptions
                    {
                        Jar = arguments.GetValue(jar),
                        HeapMebibytes = arguments.GetValue(heap),
                        Environment = shell.Environment,
                    },
                    arguments.GetValue(program)!,
                    shell,
                    cancellationToken
                )
        );
        return command;
    }

    private static Option<int> Heap()
    {
        var heap = new Option<int>("--heap")
        {
            Description = $"The largest heap of the emulator, in MiB, {SmallestHeap} or more. Default: 512.",
            HelpName = "MIB",
            DefaultValueFactory = _ => new EmulatorOptions().HeapMebibytes,
        };
        heap.Validators.Add(given =>
        {
            if (given.Tokens.Count == 1 && int.TryParse(given.Tokens[0].Value, out var size) && size < SmallestHeap)
            {
                given.AddError($"`--heap {size}` is too small for the emulator: write {SmallestHeap} or more");
            }
        });
        return heap;
    }

    private static async Task<int> RunAsync(
        EmulatorOptions options,
        string[] program,
        Shell shell,
        CancellationToken cancellationToken
    )
    {
        await using var emulator = await FirestoreEmulator.StartAsync(options, cancellationToken);
        using var process = Start(program, options.Environment, emulator.Endpoint);
        if (process is null)
        {
            await shell.Error.WriteLineAsync(
                $"error RH6010: the program `{VisibleText.LineOf(program[0])}` can't be started\n"
                    + "  correct its name, or write its full path"
            );
            return ExitCodes.UnusableInput;
        }

        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, emulator.Died);
        await EndAsync(process, end.Token);
        cancellationToken.ThrowIfCancellationRequested();
        // What a program made of an emulator that died in the meantime is no result.
        await emulator.GetIndexUsageAsync(new DatabaseName("demo-exec"), cancellationToken);
        return process.ExitCode;
    }

    /// <summary>Waits for the end of a program. One that is to end, and does not by itself, is killed.</summary>
    private static async Task EndAsync(Process process, CancellationToken end)
    {
        try
        {
            await process.WaitForExitAsync(end);
        }
        catch (OperationCanceledException)
        {
            // Ctrl-C in a terminal reaches the program as well.
            if (!process.WaitForExit(Farewell))
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    /// <summary>Null if there is no such program.</summary>
    private static Process? Start(string[] program, EmulatorEnvironment environment, Uri emulator)
    {
        var start = new ProcessStartInfo(program[0], program[1..]);
        environment.With(EmulatorLocator.RunningVariable, emulator.Authority).GiveTo(start);
        try
        {
            return Process.Start(start);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
