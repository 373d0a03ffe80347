using System.ComponentModel;
using System.Diagnostics;

namespace RulesHarness.Emulator.Jvm;

/// <summary>
/// The emulator's JVM: started without a shell, its log drained always, its end known as soon as it happens.
/// </summary>
internal sealed class EmulatorProcess
{
    private static readonly TimeSpan LastLines = TimeSpan.FromSeconds(1);

    private readonly Process _process;
    private readonly StreamWriter _lifeline;
    private readonly Task _drained;

    private EmulatorProcess(Process process, LogTail log)
    {
        _process = process;
        _lifeline = process.StandardInput;
        Id = process.Id;
        Log = log;
        _drained = Task.WhenAll(DrainAsync(process.StandardOutput), DrainAsync(process.StandardError));
        Exited = ExitAsync();
    }

    public int Id { get; }

    public LogTail Log { get; }

    /// <summary>The exit code, once the process is gone and its log read.</summary>
    public Task<int> Exited { get; }

    /// <exception cref="EmulatorException">RH3002 when the program can't be started.</exception>
    public static EmulatorProcess Start(string program, IEnumerable<string> arguments, EmulatorEnvironment environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            // The lifeline: the operating system closes our end when this process is gone, however it went.
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        environment.GiveTo(start);
        try
        {
            return new(Process.Start(start)!, new LogTail());
        }
        catch (Win32Exception e)
        {
            throw EmulatorErrors.JavaDoesNotStart(program, e);
        }
    }

    /// <summary>
    /// Asks the JVM to write its archive and to leave, and does not wait: that takes seconds which are not the
    /// caller's. The lifeline sees to it that it goes.
    /// </summary>
    public void LeaveToArchive()
    {
        try
        {
            _lifeline.Write('q');
            _lifeline.Close();
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // It is gone already: there will be no archive this time.
        }
    }

    /// <summary>
    /// Ends the process and what it may have started, and waits until it is gone. It has nothing to save, so there is
    /// no use in asking first: a JVM that halts itself takes 0.3 s, one that is killed 0.02.
    /// </summary>
    public async Task KillAsync()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It exited by itself, and the handle is closed already.
        }
        await Exited;
    }

    private async Task<int> ExitAsync()
    {
        await _process.WaitForExitAsync();
        try
        {
            await _drained.WaitAsync(LastLines);
        }
        catch (TimeoutException)
        {
            // Some grandchild holds the pipes open: what was read so far has to do.
        }
        var code = _process.ExitCode;
        _process.Dispose();
        return code;
    }

    private async Task DrainAsync(StreamReader reader)
    {
        try
        {
            while (await reader.ReadLineAsync() is { } line)
            {
                Log.Add(line);
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            Log.Add($"(the log ends here: {e.Message})");
        }
    }
}
