using System.Diagnostics;
using System.Globalization;
using RulesHarness.Firestore.Emulator;

namespace SideBySide;

/// <summary>All ways one after the other on one emulator, each in a process and in projects of its own, and how they compare.</summary>
internal static class Comparison
{
    // How much of the assertions a slow way runs: its rate does not depend on how many there are.
    private static readonly (string Name, string Side, string Way, double Share)[] Ways =
    [
        ("peer, as written: cleared and seeded for each", "peer", "written", 0.1),
        ("peer, sequential, not cleared", "peer", "sequential", 0.4),
        ("peer, 16 lanes with a project each", "peer", "lanes", 1),
        ("ours, as written: an environment for each, seeded", "ours", "written", 1),
        ("ours, sequential, one environment", "ours", "sequential", 1),
        ("ours, 32 lanes, one environment", "ours", "lanes", 1),
        ("bare calls, sequential", "ours", "bare", 1),
        ("bare calls, 32 lanes", "ours", "bare-lanes", 1),
        ("ours, embedded, as written", "ours", "embedded-written", 1),
        ("ours, embedded, sequential, one environment", "ours", "embedded", 1),
    ];

    private static readonly (string Fast, string Slow)[] Pairs =
    [
        ("ours written", "peer written"),
        ("ours sequential", "peer sequential"),
        ("ours lanes", "peer lanes"),
        ("ours sequential", "ours bare"),
        ("ours lanes", "ours bare-lanes"),
        ("ours embedded-written", "peer written"),
    ];

    public static async Task<int> RunAsync(string npm, int count)
    {
        var file = Path.Combine(npm, "assertions.json");
        var set = Generator.Make(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "publishing.rules")), count);
        set.Write(file);
        File.Copy(Path.Combine(AppContext.BaseDirectory, "peer.mjs"), Path.Combine(npm, "peer.mjs"), overwrite: true);
        Console.WriteLine($"{count} assertions, {set.Assertions.Count(each => !each.Allowed)} denied; "
            + string.Join(", ", set.Assertions.CountBy(each => each.Operation).Select(each => $"{each.Value} {each.Key}")));

        await using var emulator = await FirestoreEmulator.StartAsync();
        await RunAsync(emulator, npm, file, "ours", "bare-lanes", count); // warms the JVM, for all alike
        var outcomes = new Dictionary<string, Outcome>();
        Console.WriteLine($"{"",-50} {"ran",6} {"failed",7} {"a second",9} {"seconds",8} {"wall, s",8} {"MiB",6}");
        foreach (var (name, side, way, share) in Ways)
        {
            var (outcome, wall) = await RunAsync(emulator, npm, file, side, way, (int)(count * share));
            outcomes[$"{side} {way}"] = outcome;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{name,-50} {outcome.Ran,6} {outcome.Failed,7} {Rate(outcome),9:N0} {outcome.Seconds,8:F1} {wall,8:F1} {outcome.PeakMebibytes,6:F0}"));
        }

        foreach (var (fast, slow) in Pairs)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{fast + " / " + slow,-50} {Rate(outcomes[fast]) / Rate(outcomes[slow]),6:F2}"));
        }

        return outcomes.Any(each => each.Key.StartsWith("ours", StringComparison.Ordinal) && each.Value.Failed > 0) ? 1 : 0;
    }

    private static double Rate(Outcome outcome) => outcome.Ran / outcome.Seconds;

    private static async Task<(Outcome Outcome, double Wall)> RunAsync(
        FirestoreEmulator emulator, string npm, string file, string side, string way, int count)
    {
        var endpoint = emulator.Endpoint;
        string[] arguments = side == "peer"
            ? [Path.Combine(npm, "peer.mjs"), way, endpoint.Host, $"{endpoint.Port}", file, $"{count}"]
            : [typeof(Comparison).Assembly.Location, "run", way, file, $"{count}", $"{endpoint}"];
        var start = new ProcessStartInfo(side == "peer" ? "node" : "dotnet", arguments) { RedirectStandardOutput = true };
        start.Environment[EmulatorLocator.RunningVariable] = endpoint.Authority;
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{side} {way} ended with {process.ExitCode}: {output}");
        return (Outcome.Read(output.TrimEnd().Split('\n')[^1]), watch.Elapsed.TotalSeconds);
    }
}
