using System.Diagnostics;
using System.Globalization;
using RulesHarness.Cases;
using RulesHarness.Fixtures;
using RulesHarness.Specification;
using RulesHarness.Tests.Specification;

// Reads mutations of the sample spec, and makes the cases of one in twenty of those that can be used:
//   dotnet run -c Release --project bench/Mutations -- [COUNT] [FIRST SEED]
var count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 20_000;
var first = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1;
var sample = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "database.md"));
var (usable, generated, exceptions) = (0, 0, 0);
var (slowestReading, slowestGeneration) = ((Elapsed: TimeSpan.Zero, Seed: 0), (Elapsed: TimeSpan.Zero, Seed: 0));
var total = Stopwatch.StartNew();
for (var seed = first; seed < first + count; seed++)
{
    var watch = Stopwatch.StartNew();
    try
    {
        var reading = SpecReader.Read(new SpecFile("database.md", SpecMutations.Of(sample, seed)));
        if (watch.Elapsed > slowestReading.Elapsed && seed > first)
        {
            slowestReading = (watch.Elapsed, seed);
        }
        if (!reading.IsUsable || usable++ % 20 != 0)
        {
            continue;
        }
        watch.Restart();
        generated++;
        CaseGenerator.Generate(reading.Model, new FixtureOptions(), DateTimeOffset.UnixEpoch.AddYears(56));
        if (watch.Elapsed > slowestGeneration.Elapsed && seed > first)
        {
            slowestGeneration = (watch.Elapsed, seed);
        }
    }
    catch (FixtureException)
    {
        // Told as a finding: no data can be made for what the mutation says.
    }
    catch (Exception unexpected)
    {
        exceptions++;
        Console.WriteLine($"seed {seed}: {unexpected}");
    }
}

Console.WriteLine(
    string.Create(
        CultureInfo.InvariantCulture,
        $"mutations {count}, of which usable {usable}, cases made of {generated}, exceptions {exceptions}, in "
            + $"{total.Elapsed.TotalSeconds:0.0} s"
    )
);
Console.WriteLine(
    string.Create(
        CultureInfo.InvariantCulture,
        $"slowest reading {slowestReading.Elapsed.TotalMilliseconds:0} ms (seed {slowestReading.Seed}), slowest "
            + $"generation {slowestGeneration.Elapsed.TotalMilliseconds:0} ms (seed {slowestGeneration.Seed})"
    )
);
return exceptions == 0 ? 0 : 1;
