using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using RulesHarness.Conformance.Tests.Compiling;
using RulesHarness.Edits;
using RulesHarness.Emulator.Lifecycle;
using RulesHarness.Language.Analysis.Checks;
using RulesHarness.Language.Syntax;

// Compiles random edits of the sample's rules, and of parts of them, here and in an emulator. Fails when one accepts
// what the other refuses, or when the lines of the first errors differ in more than one of fifty refused files:
// dotnet run -c Release --project bench/Edits -- [COUNT] [FIRST SEED] A single edit is also printed.
const int AtOnce = 3;
const int WholeSampleOnceIn = 40;
const int MostShown = 40;
var count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 20_000;
var first = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1;
var sample = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "firestore.rules"));
var pieces = Pieces.Of(sample);
await using var emulator = await FirestoreEmulator.StartAsync();
var compilers = new ConcurrentBag<EmulatorCompiler>(
    Enumerable.Range(1, AtOnce).Select(number => new EmulatorCompiler(emulator.Endpoint, $"demo-edits-{number}"))
);
var (refused, otherVerdict, otherLine, shown) = (0, 0, 0, 0);
var clock = Stopwatch.StartNew();
await Parallel.ForEachAsync(
    Enumerable.Range(first, count),
    new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
    async (seed, _) =>
    {
        var text = RandomEdits.Of(seed % WholeSampleOnceIn == 0 ? sample : pieces[seed % pieces.Count], seed);
        if (count == 1)
        {
            Console.WriteLine(text);
        }
        var ours = CompilerAnswer.FirstErrorLine(RulesParser.Parse(text));
        compilers.TryTake(out var compiler);
        var theirs = await compiler!.FirstErrorLineAsync(text);
        compilers.Add(compiler);
        if (theirs is not null)
        {
            Interlocked.Increment(ref refused);
        }
        if (ours == theirs)
        {
            return;
        }
        if (ours is null != theirs is null)
        {
            Interlocked.Increment(ref otherVerdict);
        }
        else
        {
            Interlocked.Increment(ref otherLine);
        }
        if (Interlocked.Increment(ref shown) <= MostShown)
        {
            Console.WriteLine(
                $"seed {seed}: here {ours?.ToString(CultureInfo.InvariantCulture) ?? "accepted"}, there {theirs?.ToString(CultureInfo.InvariantCulture) ?? "accepted"}"
            );
        }
    }
);

var sameLine = refused == 0 ? 1 : 1 - ((double)otherLine / refused);
Console.WriteLine(
    string.Create(
        CultureInfo.InvariantCulture,
        $"edits {count}, refused {refused}, verdict differs {otherVerdict}, line differs {otherLine} ({sameLine:P2} "
            + $"of the refused agree), in {clock.Elapsed.TotalSeconds:0} s"
    )
);
return otherVerdict == 0 && sameLine >= 0.98 ? 0 : 1;
