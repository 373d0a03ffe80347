using System.Diagnostics;
using System.Globalization;
using RulesHarness.Emulator.Discovery;
using RulesHarness.Emulator.Lifecycle;

namespace SideBySide;

/// <summary>
/// All ways one after the other, each in a process of its own, on an emulator that was started and warmed like all the
/// others, and how they compare.
/// </summary>
internal static class Comparison
{
    // How much of the assertions a slow way runs: its rate does not depend on how many there are.
    private static readonly (string Name, string Side, string Way, double Share)[] Ways =
    [
        ("peer, as written: cleared and seeded for each", "peer", "written", 0.1),
        ("peer, sequential, not cleared", "peer", "sequential", 0.4),
        ("peer, 16 lanes with a project each", "peer", "lanes", 1),
        ("ours, as written: classes of 50 tests, one by one", "ours", "classes", 1),
        ("ours, as written: classes of 50 tests, 16 at once", "ours", "classes-lanes", 1),
        ("ours, an environment for each, seeded", "ours", "written", 1),
        ("ours, an environment for each, seeded, 16 at once", "ours", "written-lanes", 1),
        ("ours, sequential, one environment", "ours", "sequential", 1),
        ("ours, 32 lanes, one environment", "ours", "lanes", 1),
        ("bare calls, sequential", "ours", "bare", 1),
        ("bare calls, 32 lanes", "ours", "bare-lanes", 1),
        ("ours, embedded, classes of 50 tests, one by one", "ours", "embedded-classes", 1),
        ("ours, embedded, an environment for each", "ours", "embedded-written", 1),
        ("ours, embedded, sequential, one environment", "ours", "embedded", 1),
        ("ours, embedded, 32 lanes, one environment", "ours", "embedded-lanes", 1),
    ];

    private static readonly (string Fast, string Slow)[] Pairs =
    [
        ("ours classes", "peer written"),
        ("ours classes-lanes", "peer written"),
        ("ours written", "peer written"),
        ("ours sequential", "peer sequential"),
        ("ours lanes", "peer lanes"),
        ("ours sequential", "ours bare"),
        ("ours lanes", "ours bare-lanes"),
        ("ours embedded-classes", "peer written"),
        ("ours embedded-lanes", "peer lanes"),
    ];

    public static async Task<int> RunAsync(string npm, int count, int rounds)
    {
        var file = Path.Combine(npm, "assertions.json");
        var set = Generator.Make(
            await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "publishing.rules")),
            count
        );
        set.Write(file);
        File.Copy(Path.Combine(AppContext.BaseDirectory, "peer.mjs"), Path.Combine(npm, "peer.mjs"), overwrite: true);
        Console.WriteLine(
            $"{count} assertions, {set.Assertions.Count(each => !each.Allowed)} denied; "
                + string.Join(
                    ", ",
                    set.Assertions.CountBy(each => each.Operation).Select(each => $"{each.Value} {each.Key}")
                )
        );

        Console.WriteLine(
            $"{"", -50} {"ran", 6} {"failed", 7} {"a second", 9} {"seconds", 8} {"CPU, ms", 8} {"wall, s", 8} {"MiB", 6}"
        );
        var best = new Dictionary<string, Outcome>();
        foreach (var (name, side, way, share) in Enumerable.Repeat(Ways, rounds).SelectMany(each => each))
        {
            // A new one for each, warmed alike: it remembers every evaluation, and would be slower for who comes later.
            await using var emulator = await FirestoreEmulator.StartAsync();
            await RunAsync(emulator, npm, file, "ours", "bare-lanes", count);
            var (outcome, wall) = await RunAsync(emulator, npm, file, side, way, (int)(count * share));
            if (!best.TryGetValue($"{side} {way}", out var before) || outcome.Rate > before.Rate)
            {
                best[$"{side} {way}"] = outcome;
            }
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name, -50} {outcome.Ran, 6} {outcome.Failed, 7} {outcome.Rate, 9:N0} {outcome.Seconds, 8:F1} "
                        + $"{outcome.CpuSeconds / outcome.Ran * 1000, 8:F2} {wall, 8:F1} {outcome.PeakMebibytes, 6:F0}"
                )
            );
        }

        // What else ran on the machine only ever takes time away.
        Console.WriteLine($"{"best rates of " + rounds, -50} {"a second", 9} {"times", 7}");
        foreach (var (fast, slow) in Pairs)
        {
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{fast + " / " + slow, -50} {best[fast].Rate, 9:N0} {best[fast].Rate / best[slow].Rate, 7:F2}"
                )
            );
        }

        return best.Values.Any(each => each.Failed > 0) ? 1 : 0;
    }

    private static async Task<(Outcome Outcome, double Wall)> RunAsync(
        FirestoreEmulator emulator,
        string npm,
        string file,
        string side,
        string way,
        int count
    )
    {
        var endpoint = emulator.Endpoint;
        string[] arguments =
            side == "peer"
                ? [Path.Combine(npm, "peer.mjs"), way, endpoint.Host, $"{endpoint.Port}", file, $"{count}"]
                : [typeof(Comparison).Assembly.Location, "run", way, file, $"{count}", $"{endpoint}"];
        var start = new ProcessStartInfo(side == "peer" ? "node" : "dotnet", arguments)
        {
            RedirectStandardOutput = true,
        };
        start.Environment[EmulatorLocator.RunningVariable] = endpoint.Authority;
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{side} {way} ended with {process.ExitCode}: {output}");
        }
        return (Outcome.Read(output.TrimEnd().Split('\n')[^1]), watch.Elapsed.TotalSeconds);
    }
}
