using System.Diagnostics;
using System.Globalization;
using RulesHarness.Firestore.Values;
using RulesHarness.Legacy;
using RulesHarness.Migration;
using RulesHarness.Migration.Running;
using RulesHarness.Specification;

// dotnet run -c Release --project bench/Migration -- [ROWS ...]: the sample's migration on so many articles of 12
// columns, mapped and checked. A run has a process of its own, so that its memory is its own.
var sizes = args.Length > 0 ? args : ["10000", "100000", "1000000"];
if (sizes.Length > 1)
{
    foreach (var size in sizes)
    {
        using var run = Process.Start(Environment.ProcessPath!, size);
        run.WaitForExit();
    }
    return;
}

var rows = int.Parse(sizes[0], CultureInfo.InvariantCulture);
var root = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../.."));
var folder = Directory.CreateTempSubdirectory("rulesharness-migration-").FullName;
try
{
    new LegacyData { Articles = rows }.WriteTo(Path.Combine(folder, "fixtures", "legacy"));
    var spec = await File.ReadAllTextAsync(Path.Combine(root, "spec", "database.md"));
    var model = SpecReader.Read(new SpecFile("spec/database.md", spec)).Model;
    var watch = Stopwatch.StartNew();
    var before = Process.GetCurrentProcess().TotalProcessorTime;
    var options = new MigrationOptions { Root = folder, ImportTime = new Timestamp(1_700_000_000, 0) };
    var report = MigrationRun.Run(model, options);
    var seconds = watch.Elapsed.TotalSeconds;
    var processor = (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds;
    var memory = Process.GetCurrentProcess().PeakWorkingSet64 >> 20;
    var speed = rows / seconds;
    Console.WriteLine(
        FormattableString.Invariant(
            $"{rows, 10:n0} rows  {seconds, 7:0.00} s  {processor, 7:0.00} s of processors  {speed, 9:n0} rows/s  {memory, 5} MiB  holds: {report.Holds}"
        )
    );
}
finally
{
    Directory.Delete(folder, recursive: true);
}
