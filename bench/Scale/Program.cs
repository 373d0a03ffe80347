using System.Diagnostics;
using System.Globalization;
using RulesHarness.Bench.Scale;
using RulesHarness.Cases;
using RulesHarness.Checking;
using RulesHarness.Diagnostics;
using RulesHarness.Engines;
using RulesHarness.Fixtures;
using RulesHarness.Indexes.Files;
using RulesHarness.Indexes.Planning;
using RulesHarness.Specification;

var sizes = args.Where(arg => arg != "--run").Select(arg => int.Parse(arg, CultureInfo.InvariantCulture)).ToList();
if (sizes.Count == 0)
{
    sizes = [10, 30, 100, 200, 300, 1000];
}

// A spec of a few collections first, so that the smallest size doesn't pay for the compiling of our own code.
for (var warm = 0; warm < 3; warm++)
{
    Generate(Read(10));
}
Console.WriteLine("collections  sentences   cases  reading ms  generating ms  us a case  allocated MiB  peak MiB");
foreach (var size in sizes)
{
    GC.Collect();
    var before = GC.GetTotalAllocatedBytes();
    var watch = Stopwatch.StartNew();
    var spec = Read(size);
    var reading = watch.Elapsed.TotalMilliseconds;
    watch.Restart();
    var cases = Generate(spec);
    var generating = watch.Elapsed.TotalMilliseconds;
    var allocated = (GC.GetTotalAllocatedBytes() - before) >> 20;
    var sentences = spec.Model.Policies.Sum(policy => policy.Permissions.Count);
    Console.WriteLine(
        FormattableString.Invariant(
            $"{spec.Model.Collections.Count, 11}  {sentences, 9}  {cases.Cases.Count, 6}  {reading, 10:f0}  {generating, 13:f0}  {1000 * generating / cases.Cases.Count, 9:f0}  {allocated, 13}  {Process.GetCurrentProcess().PeakWorkingSet64 >> 20, 8}"
        )
    );
    if (args.Contains("--run"))
    {
        await RunAsync(size);
    }
}

static SpecReading Read(int size)
{
    var spec = SpecReader.Read([new SpecFile("spec/database.md", Product.Spec(size))]);
    return spec.IsUsable ? spec : throw new InvalidOperationException(string.Join('\n', spec.Diagnostics.Take(5)));
}

static CaseSet Generate(SpecReading spec) =>
    CaseGenerator.Generate(spec.Model, new FixtureOptions(), TimeProvider.System.GetUtcNow());

static async Task RunAsync(int size)
{
    var folder = Directory.CreateTempSubdirectory("rulesharness-scale-").FullName;
    try
    {
        Directory.CreateDirectory(Path.Combine(folder, "spec"));
        await File.WriteAllTextAsync(Path.Combine(folder, "spec/database.md"), Product.Spec(size));
        await File.WriteAllTextAsync(Path.Combine(folder, "firestore.rules"), Product.Rules(size));
        await File.WriteAllTextAsync(
            Path.Combine(folder, "firestore.indexes.json"),
            IndexFileEditor.Add("", Read(size).Model.Indexes.Select(IndexShape.Of))
        );
        var watch = Stopwatch.StartNew();
        var report = await Checker.RunAsync(
            new CheckOptions { Project = folder },
            TimeProvider.System,
            (decided, _) =>
            {
                if (decided % 2000 == 0)
                {
                    Console.WriteLine(
                        FormattableString.Invariant(
                            $"  {decided, 7} cases  {watch.Elapsed.TotalSeconds, 6:f1} s  {Environment.WorkingSet >> 20, 5} MiB  {GC.GetTotalMemory(false) >> 20, 5} MiB managed"
                        )
                    );
                }
            }
        );
        foreach (var finding in report.Diagnostics.Where(finding => finding.Severity != Severity.Info).Take(5))
        {
            Console.WriteLine($"  {finding}");
        }
        foreach (var failed in report.Verdicts.Where(verdict => verdict.Status != CaseStatus.Passed).Take(5))
        {
            Console.WriteLine($"  {failed.Status}: {failed.Case.Title} {failed.Message}");
        }
        Console.WriteLine(
            FormattableString.Invariant(
                $"  {report.Verdicts.Count} cases, {report.Outcome}, in {watch.Elapsed.TotalSeconds:f1} s"
            )
        );
    }
    finally
    {
        Directory.Delete(folder, recursive: true);
    }
}
