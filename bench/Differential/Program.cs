using System.Diagnostics;
using System.Globalization;
using RulesHarness.Bench.Differential;
using RulesHarness.Conformance.Tests.Differential;
using RulesHarness.Emulator;
using RulesHarness.Emulator.Lifecycle;
using RulesHarness.Firestore.Client;

// Holds the evaluator against the emulator on random rules and requests, and shrinks so many of the kinds of
// disagreement:   dotnet run -c Release --project bench/Differential -- [DECISIONS] [FIRST SEED] [SHRUNK] or shows the
// rules of one seed:   dotnet run -c Release --project bench/Differential -- show SEED
const int Units = 60;
const int Requests = 10;
const int AtOnce = 2;
if (args is ["show", var shown])
{
    Console.WriteLine(
        Batch.Make(Number(shown), Project(Number(shown)), Units, Requests, TimeProvider.System.GetUtcNow()).Rules.Text
    );
    return 0;
}

var count = args.Length > 0 ? Number(args[0]) : 200_000;
var first = args.Length > 1 ? Number(args[1]) : 1;
var shrunk = args.Length > 2 ? Number(args[2]) : 20;
var watch = Stopwatch.StartNew();
var tally = new Tally();
await using var emulator = await FirestoreEmulator.StartAsync(new EmulatorOptions { HeapMebibytes = 2048 });
await using var connection = new FirestoreConnection(emulator.Endpoint);
var seed = first - 1;
await Task.WhenAll(
    Enumerable
        .Range(0, AtOnce)
        .Select(async _ =>
        {
            while (tally.Decisions < count)
            {
                var mine = Interlocked.Increment(ref seed);
                var now = TimeProvider.System.GetUtcNow();
                var batch = Batch.Make(mine, Project(mine), Units, Requests, now);
                tally.Add(batch, await new BatchRun(emulator, connection, Project(mine), batch, now).RunAsync());
                if (mine % 25 == 0)
                {
                    var differ = string.Create(
                        CultureInfo.InvariantCulture,
                        $"the cause differs in {tally.Causes.Count} ways, lines or texts in {tally.Texts.Count}"
                    );
                    Console.Error.WriteLine(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{tally.Decisions:N0} decisions, {differ}, {watch.Elapsed.TotalSeconds:0} s"
                        )
                    );
                }
            }
        })
);
Console.WriteLine(
    string.Create(CultureInfo.InvariantCulture, $"{tally}seeds {first} to {seed}, {watch.Elapsed.TotalSeconds:0} s")
);
Console.WriteLine($"\nThe cause differs, in {tally.Causes.Count} ways:");
await ShowAsync(tally.Causes.Take(shrunk));
Console.WriteLine($"\nOnly lines or texts differ, in {tally.Texts.Count} ways:");
await ShowAsync(tally.Texts.Take(shrunk / 2));
return tally.IsGood ? 0 : 1;

async Task ShowAsync(IEnumerable<(int Count, Disagreement Example)> kinds)
{
    foreach (var (times, example) in kinds)
    {
        Console.WriteLine(
            $"{times} times, as in {await example.ShrinkAsync(emulator, connection, Project(example.Batch.Seed))}"
        );
    }
}

static string Project(int seed) => string.Create(CultureInfo.InvariantCulture, $"demo-differential-{seed}");

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
