using System.Diagnostics;
using System.Globalization;
using RulesHarness.Bench.Differential;
using RulesHarness.Conformance.Tests.Differential;
using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Emulator;

// Holds the evaluator against the emulator on random rules and requests:
//   dotnet run -c Release --project bench/Differential -- [DECISIONS] [FIRST SEED]
// or shows the rules of one seed:
//   dotnet run -c Release --project bench/Differential -- show SEED
const int Units = 60;
const int Requests = 10;
const int AtOnce = 2;
if (args is ["show", var shown])
{
    Console.WriteLine(Batch.Make(int.Parse(shown, CultureInfo.InvariantCulture), "demo-differential", Units, Requests).Rules.Text);
    return 0;
}

var count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 200_000;
var first = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1;
var watch = Stopwatch.StartNew();
var tally = new Tally();
await using var emulator = await FirestoreEmulator.StartAsync(new EmulatorOptions { HeapMebibytes = 2048 });
await using var connection = new FirestoreConnection(emulator.Endpoint);
var seed = first - 1;
await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(async _ =>
{
    while (tally.Decisions < count)
    {
        var mine = Interlocked.Increment(ref seed);
        var project = string.Create(CultureInfo.InvariantCulture, $"demo-differential-{mine}");
        var batch = Batch.Make(mine, project, Units, Requests);
        tally.Add(mine, await new BatchRun(emulator, connection, project, batch, TimeProvider.System.GetUtcNow()).RunAsync());
    }
}));
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{tally}seeds {first} to {seed}, {watch.Elapsed.TotalSeconds:0} s"));
return tally.IsGood ? 0 : 1;
