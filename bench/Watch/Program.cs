using System.Diagnostics;
using System.Globalization;
using RulesHarness.Checking;
using RulesHarness.Engines;

// Saves files of a copy of the sample, and measures how long an answer takes: from the write to the end of the check,
// events of the file system and the wait for the end of the save included.
// dotnet run -c Release --project bench/Watch -- [SAVES]
const string Rules = "rules/firestore.rules";
const string Spec = "spec/database.md";
const string Indexes = "indexes/firestore.indexes.json";
const int WarmUp = 30;
var saves = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 200;
var folder = Directory.CreateTempSubdirectory("rulesharness-watch-").FullName;
try
{
    foreach (var file in new[] { Rules, Spec, Indexes, "firebase.json" })
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, file))!);
        File.Copy(Path.Combine(AppContext.BaseDirectory, "sample", file), Path.Combine(folder, file));
    }
    var options = new CheckOptions { Project = folder, Engine = EngineChoice.Embedded };
    using var watch = new ProjectWatch(options);
    await using var check = new RepeatedCheck(options, TimeProvider.System);
    var last = await check.RunAsync();
    Console.WriteLine(
        $"cases {last.Verdicts.Count}, saves {saves} of each kind, processors {Environment.ProcessorCount}"
    );
    foreach (
        var (kind, file, find, replacement) in new[]
        {
            ("rules, a condition", Rules, "resource.data.status != 'archived'", "resource.data.status != 'draft'"),
            ("rules, a new line", Rules, "service cloud.firestore {", "service cloud.firestore {\n"),
            ("rules, a shared function", Rules, "return request.auth != null;", "return request.auth.uid != null;"),
            ("rules, a syntax error", Rules, "return request.auth != null;", "return request.auth != ;"),
            ("indexes", Indexes, "\"indexes\": [", "\"indexes\": [ "),
            ("spec, a sentence", Spec, "  - Administrator can delete docs.", "  - Moderator can delete docs."),
        }
    )
    {
        var path = Path.Combine(folder, file);
        var original = File.ReadAllText(path);
        var edited = original.Replace(find, replacement, StringComparison.Ordinal);
        var (times, work) = (new List<double>(), new List<double>());
        for (var at = 0; at < WarmUp + saves; at++)
        {
            var before = Process.GetCurrentProcess().TotalProcessorTime;
            var start = Stopwatch.GetTimestamp();
            File.WriteAllText(path, at % 2 == 0 ? edited : original);
            await watch.WaitAsync(last);
            last = await check.RunAsync();
            if (at >= WarmUp)
            {
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                work.Add((Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds);
            }
        }
        File.WriteAllText(path, original);
        await watch.WaitAsync(last);
        last = await check.RunAsync();
        times.Sort();
        work.Sort();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{kind, -26} median {times[times.Count / 2], 6:0} ms, worst {times[^1], 6:0} ms, work of a processor, median {work[work.Count / 2], 6:0} ms"
            )
        );
    }
    return last.Count(CaseStatus.Failed) == 0 ? 0 : 1;
}
finally
{
    Directory.Delete(folder, recursive: true);
}
