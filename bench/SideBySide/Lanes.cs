using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SideBySide;

/// <summary>The result of one way of asserting, as its process reports it in its last line.</summary>
/// <param name="Ran">How many assertions.</param>
/// <param name="Failed">How many of them did not hold, though each should.</param>
/// <param name="Seconds">How long they took, without the start of the process, the rules and the common data.</param>
/// <param name="CpuSeconds">How long the process itself computed meanwhile; the emulator computes elsewhere.</param>
/// <param name="PeakMebibytes">The largest resident memory of the process; zero where the system doesn't tell.</param>
internal sealed record Outcome(int Ran, int Failed, double Seconds, double CpuSeconds, double PeakMebibytes)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static Outcome Read(string line) => JsonSerializer.Deserialize<Outcome>(line, Options)!;

    [JsonIgnore]
    public double Rate => Ran / Seconds;

    public override string ToString() => JsonSerializer.Serialize(this, Options);
}

/// <summary>Runs assertions, so many at once.</summary>
internal static class Lanes
{
    /// <param name="assertions">Each lane takes the next one.</param>
    /// <param name="lanes">How many are under way at once.</param>
    /// <param name="holds">Sends one; whether it held.</param>
    public static Task<Outcome> RunAsync<T>(IReadOnlyList<T> assertions, int lanes, Func<T, Task<bool>> holds) =>
        RunAsync(assertions, lanes, async assertion => (1, await holds(assertion) ? 0 : 1));

    /// <param name="parts">Each lane takes the next one.</param>
    /// <param name="lanes">How many are under way at once.</param>
    /// <param name="run">Runs one; how many assertions it holds, and how many of them failed.</param>
    public static async Task<Outcome> RunAsync<T>(
        IReadOnlyList<T> parts,
        int lanes,
        Func<T, Task<(int Ran, int Failed)>> run
    )
    {
        var (next, ran, failed) = (-1, 0, 0);
        var (watch, cpu) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        await Task.WhenAll(
            Enumerable
                .Range(0, lanes)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        while (Interlocked.Increment(ref next) is var at && at < parts.Count)
                        {
                            var part = await run(parts[at]);
                            Interlocked.Add(ref ran, part.Ran);
                            Interlocked.Add(ref failed, part.Failed);
                        }
                    })
                )
        );
        return new Outcome(
            ran,
            failed,
            watch.Elapsed.TotalSeconds,
            (Environment.CpuUsage.TotalTime - cpu).TotalSeconds,
            PeakMebibytes()
        );
    }

    private static double PeakMebibytes()
    {
        const string Status = "/proc/self/Status";
        if (!File.Exists(Status))
        {
            return 0;
        }
        var line = File.ReadLines(Status).First(each => each.StartsWith("VmHWM:", StringComparison.Ordinal));
        return Math.Round(
            double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture)
                / 1024,
            1
        );
    }
}
