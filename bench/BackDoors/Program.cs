using System.Diagnostics;
using System.Globalization;
using RulesHarness.Bench.BackDoors;

// Puts random back doors into rules, one at a time, and runs the whole check. At least 98 of 100 doors that let
// somebody in must be found, and their line named.
//   dotnet run -c Release --project bench/BackDoors -- [COUNT] [SEED]             the sample
//   dotnet run -c Release --project bench/BackDoors -- COUNT SEED FOLDER...       products, such as fixtures/products/*
var count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 200;
var seed = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1;
var projects = args.Length > 2 ? args[2..].Select(DoorProject.Product) : [DoorProject.Sample];
var watch = Stopwatch.StartNew();
var tally = new DoorTally();
foreach (var project in projects)
{
    var own = new DoorTally();
    await own.RunAsync(project, count, seed);
    Console.WriteLine($"{project.Name}: {own}");
    tally.Add(own);
}

Console.WriteLine($"all: {tally}; {watch.Elapsed:mm\\:ss}");
return tally.IsGood ? 0 : 1;
