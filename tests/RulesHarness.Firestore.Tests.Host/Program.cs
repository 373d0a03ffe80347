using System.Globalization;
using RulesHarness.Emulator.Lifecycle;

// One line on standard output for each emulator, its process id, once it answers; the end of standard input ends this
// process without disposing of anything.
var count = int.Parse(args[0], CultureInfo.InvariantCulture);
var started = await Task.WhenAll(Enumerable.Range(0, count).Select(_ => FirestoreEmulator.StartAsync()));
foreach (var emulator in started)
{
    Console.WriteLine(emulator.ProcessId);
}
await Console.In.ReadToEndAsync();
