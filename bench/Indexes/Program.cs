using System.Diagnostics;
using System.Globalization;
using BenchmarkDotNet.Running;
using RulesHarness.Bench.Indexes;
using RulesHarness.Emulator;
using RulesHarness.Engines.Emulator;
using RulesHarness.Tests.Indexes;

// `plan` measures the planner; `code FOLDER COPIES [LIST]` reads copies of apps, such as the corpus of the tests, and
// writes what it found to the file LIST;
// `app FEATURES [LIST]` reads a C# app of controllers, services and repositories;
// `oracle [COUNT] [SEED]` compares the planner with the emulator, query by query.
if (args is ["plan", ..])
{
    BenchmarkRunner.Run<PlannerBenchmark>();
}
else if (args is ["code", var folder, var copies, ..])
{
    CodeBenchmark.Run(folder, int.Parse(copies, CultureInfo.InvariantCulture), args.ElementAtOrDefault(3));
}
else if (args is ["app", var features, ..])
{
    CodeBenchmark.RunApp(int.Parse(features, CultureInfo.InvariantCulture), args.ElementAtOrDefault(2));
}
else
{
    await CompareAsync(
        args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 100_000,
        args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 1
    );
}

static async Task CompareAsync(int count, int seed)
{
    // The emulator keeps what it was asked: it is started anew now and then.
    const int PerEmulator = 20_000;
    const int PerProject = 1_000;
    var random = new RandomQueries(seed);
    var (compared, rows, different) = (0, 0, 0);
    var watch = Stopwatch.StartNew();
    while (compared < count)
    {
        await using var engine = await EmulatorHost.StartAsync(new EmulatorOptions());
        for (var until = Math.Min(count, compared + PerEmulator); compared < until; )
        {
            var queries = Enumerable
                .Range(0, Math.Min(PerProject, until - compared))
                .Select(_ => random.Next())
                .ToList();
            var recommended = await engine.Indexes.RecommendAsync(queries);
            compared += queries.Count;
            rows += recommended.Sum(shapes => shapes.Count);
            foreach (var (query, shapes) in queries.Zip(recommended))
            {
                if (IndexQueries.Recommended(query).SetEquals(shapes))
                {
                    continue;
                }
                different++;
                Console.WriteLine(
                    $"{query.Filter} by {string.Join(", ", query.Sort)}: ours {string.Join(" | ", IndexQueries.Recommended(query))}; emulator {string.Join(" | ", shapes)}"
                );
            }
        }

        Console.WriteLine(
            FormattableString.Invariant(
                $"{compared, 8} queries, {rows, 8} indexes recommended, {different} disagreements, {watch.Elapsed.TotalSeconds:f0} s"
            )
        );
    }
}
