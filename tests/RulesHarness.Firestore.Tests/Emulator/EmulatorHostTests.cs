using System.Diagnostics;
using System.Globalization;

namespace RulesHarness.Firestore.Tests.Emulator;

/// <summary>
/// Emulators of another process, which is killed: the operating system tells no one, and yet they must go.
/// </summary>
public sealed class EmulatorHostTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    [TestCase(1, true)]
    [TestCase(2, true)]
    [TestCase(2, false, Description = "it ends by itself, but disposes of nothing")]
    public async Task Emulators_of_a_host_that_is_gone_are_gone_within_ten_seconds(int count, bool killed)
    {
        using var host = StartHost(count);
        var emulators = new List<Process>();
        try
        {
            while (emulators.Count < count)
            {
                var line = await host.StandardOutput.ReadLineAsync();
                emulators.Add(Process.GetProcessById(int.Parse(line!, CultureInfo.InvariantCulture)));
            }

            if (killed)
            {
                host.Kill(entireProcessTree: false);
            }
            else
            {
                host.StandardInput.Close();
            }

            await host.WaitForExitAsync().WaitAsync(Limit);
            await Task.WhenAll(emulators.Select(emulator => emulator.WaitForExitAsync())).WaitAsync(Limit);
        }
        finally
        {
            foreach (var process in emulators.Append(host).Where(process => !process.HasExited))
            {
                process.Kill();
            }
            emulators.ForEach(emulator => emulator.Dispose());
        }
    }

    private static Process StartHost(int count)
    {
        var program = Path.Combine(TestContext.CurrentContext.TestDirectory, "RulesHarness.Firestore.Tests.Host.dll");
        var start = new ProcessStartInfo("dotnet", ["exec", program, count.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in TestEmulator.Own.Environment.Variables)
        {
            start.Environment[name] = value;
        }
        return Process.Start(start)!;
    }
}
