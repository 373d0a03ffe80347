using System.Diagnostics;
using System.Globalization;

namespace RulesHarness.NUnit.Tests;

/// <summary>A test host that is killed takes its emulator with it.</summary>
[Platform("Linux", Reason = "the process table is read from /proc")]
public sealed class KilledHostTests
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    [Test]
    public async Task Emulator_of_a_test_host_that_is_killed_is_gone_within_ten_seconds()
    {
        TestEmulator.Require();
        var start = new ProcessStartInfo(
            Environment.ProcessPath!,
            ["vstest", Path.Combine(Built.FolderOf("Sample.Spec.Tests"), "Sample.Spec.Tests.dll")]
        )
        {
            RedirectStandardOutput = true,
            WorkingDirectory = TestFolder.New(),
        };
        Built.SetVariables(start, TestEmulator.Environment);
        using var runner = Process.Start(start)!;
        var output = runner.StandardOutput.ReadToEndAsync();
        try
        {
            var (host, emulator) = await EmulatorAsync(runner);
            using (host)
            using (emulator)
            {
                host.Kill(entireProcessTree: false);

                await host.WaitForExitAsync().WaitAsync(Limit);
                await emulator.WaitForExitAsync().WaitAsync(Limit);
            }

            await runner.WaitForExitAsync().WaitAsync(StartLimit);
            (await output).Should().NotContain("Passed!");
        }
        finally
        {
            if (!runner.HasExited)
            {
                runner.Kill(entireProcessTree: true);
            }
        }
    }

    /// <summary>Waits until a JVM runs below a process: it, and the process that started it.</summary>
    private static async Task<(Process Host, Process Emulator)> EmulatorAsync(Process runner)
    {
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        using var limit = new CancellationTokenSource(StartLimit);
        while (!runner.HasExited && await poll.WaitForNextTickAsync(limit.Token))
        {
            if (Descendants(runner.Id).FirstOrDefault(process => NameOf(process.Id) == "java") is { Id: > 0 } java)
            {
                return (Process.GetProcessById(java.Parent), Process.GetProcessById(java.Id));
            }
        }

        throw new InvalidOperationException("the tests ended without having started an emulator");
    }

    private static IEnumerable<(int Id, int Parent)> Descendants(int parent)
    {
        var children = Read(
            $"/proc/{parent}/task",
            () =>
                Directory
                    .EnumerateDirectories($"/proc/{parent}/task")
                    .SelectMany(thread =>
                        Read(
                            thread,
                            () =>
                                File.ReadAllText(Path.Combine(thread, "children"))
                                    .Split(' ', StringSplitOptions.RemoveEmptyEntries),
                            []
                        )
                    )
                    .Select(id => int.Parse(id, CultureInfo.InvariantCulture))
                    .ToArray(),
            []
        );
        return children.Select(id => (id, parent)).Concat(children.SelectMany(Descendants));
    }

    private static string NameOf(int process) =>
        Read($"/proc/{process}", () => File.ReadAllText($"/proc/{process}/comm").Trim(), "");

    /// <summary>Reads of a process that may end in this very moment.</summary>
    private static T Read<T>(string from, Func<T> read, T gone)
    {
        try
        {
            return read();
        }
        catch (IOException) when (!Directory.Exists(from))
        {
            return gone;
        }
    }
}
