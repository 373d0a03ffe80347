using System.Diagnostics;
using System.Globalization;
using RulesHarness.Conformance.Tests.Harness;
using RulesHarness.Differential;
using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Emulator;

// Holds random conditions and requests against the live emulator, some hundred in a batch:
//   dotnet run -c Release --project bench/Differential -- [DECISIONS] [FIRST SEED] [SHOWN]
const int BatchSize = 400;
const int RequestsEach = 6;
var wanted = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 200_000;
var seed = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1;
var shown = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 20;
await using var emulator = await FirestoreEmulator.StartAsync(new EmulatorOptions { HeapMebibytes = 1536 });
await using var connection = new FirestoreConnection(emulator.Endpoint);
var watch = Stopwatch.StartNew();
var tally = new Tally(shown);
while (tally.Decisions < wanted)
{
    var (project, batch) = ($"demo-differential-{seed}", seed++);
    await new Batch(new EmulatorJudge(emulator, connection, project), batch, BatchSize, RequestsEach).RunAsync(tally);
    await emulator.ForgetAsync(project);
    if (batch % 10 == 0)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{tally} in {watch.Elapsed.TotalSeconds:0} s"));
    }
}

Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{tally} in {watch.Elapsed.TotalSeconds:0.0} s"));
return tally.Verdicts == 0 ? 0 : 1;
