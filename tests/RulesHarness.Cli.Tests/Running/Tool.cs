using System.Diagnostics;
using RulesHarness.Cli.Commands;
using RulesHarness.Emulator;

namespace RulesHarness.Cli.Tests.Running;

/// <summary>The result of a run of the tool.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Error)
{
    /// <summary>Neither stream shows the insides of the tool.</summary>
    public ToolRun HasNoStackTrace()
    {
        (Output + Error)
            .Should()
            .NotContain("   at ")
            .And.NotContain("Unhandled exception")
            .And.NotContain("Exception:");
        return this;
    }
}

/// <summary>
/// The tool: in this process, where a run costs a twentieth, or as a process of its own, as a user's shell starts it.
/// </summary>
internal static class Tool
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>Runs the tool in this process.</summary>
    public static Task<ToolRun> RunAsync(params string[] arguments) => RunAsync(TestEmulator.Environment, arguments);

    /// <summary>Runs the tool in this process, with other variables than the process has.</summary>
    public static Task<ToolRun> RunAsync(EmulatorEnvironment environment, params string[] arguments) =>
        RunAsync(environment, TextReader.Null, arguments);

    private static async Task<ToolRun> RunAsync(EmulatorEnvironment environment, TextReader input, string[] arguments)
    {
        await using var output = new StringWriter { NewLine = "\n" };
        await using var error = new StringWriter { NewLine = "\n" };
        var exitCode = await Root.RunAsync(arguments, new Shell(input, output, error, environment));
        return new ToolRun(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>Runs the tool in this process, with a text on its standard input.</summary>
    public static Task<ToolRun> RunWithInputAsync(string input, params string[] arguments) =>
        RunAsync(TestEmulator.Environment, new StringReader(input), arguments);

    /// <summary>Runs the tool as a process.</summary>
    public static async Task<ToolRun> RunProcessAsync(EmulatorEnvironment environment, params string[] arguments)
    {
        using var process = Start(environment, arguments);
        return await EndAsync(process);
    }

    /// <summary>Starts the tool as a process.</summary>
    public static Process Start(EmulatorEnvironment environment, params string[] arguments)
    {
        var tool = Path.Combine(AppContext.BaseDirectory, "RulesHarness.Cli.dll");
        // By its full path: some tests start the tool with an empty PATH.
        string[] command = [Environment.ProcessPath!, "exec", tool, .. arguments];
        // Who starts these tests in the background of a shell has them, and all that they start, ignore Ctrl-C.
        string[] whole = OperatingSystem.IsLinux() ? ["/usr/bin/env", "--default-signal=INT", .. command] : command;
        var start = new ProcessStartInfo(whole[0], whole[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        environment.GiveTo(start);
        return Process.Start(start)!;
    }

    /// <summary>Waits for the end of the process and reads its output. A process that does not end is killed.</summary>
    public static async Task<ToolRun> EndAsync(Process process)
    {
        try
        {
            var output = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync().WaitAsync(Limit);
            return new ToolRun(process.ExitCode, await output.WaitAsync(Limit), await error.WaitAsync(Limit));
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
