using System.Diagnostics;
using System.Globalization;
using RulesHarness.Checking;
using RulesHarness.Engines;

// Saves files of a copy of the sample, and measures how long an answer takes: from the write to the end of the check,
// events of the file system and the wait for the end of the save included.
// dotnet run -c Release --project bench/Watch -- [SAVES [KIND]]: KIND is a part of the name of the kinds to save
const string Rules = "rules/firestore.rules";
const string Spec = "spec/database.md";
const string Indexes = "indexes/firestore.indexes.json";
const int WarmUp = 30;
var saves = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 200;
var wanted = args.Length > 1 ? args[1] : "";
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
            ("rules, a condition", Rules, "resource.data.status != 'archived'", "resource.data.status != 'draft{0}'"),
            ("rules, a new line", Rules, "service cloud.firestore {", "{1}service cloud.firestore {"),
            (
                "rules, a shared function",
                Rules,
                "return request.auth != null;",
                "return request.auth.uid != null && {0} > 0;"
            ),
            ("rules, a syntax error", Rules, "return request.auth != null;", "return request.auth != ;"),
            ("indexes", Indexes, "\"indexes\": [", "\"indexes\": [ "),
            ("spec, a sentence", Spec, "  - Administrator can delete docs.", "  - Moderator can delete docs."),
        }
    )
    {
        if (!kind.Contains(wanted, StringComparison.Ordinal))
        {
            continue;
        }
        var path = Path.Combine(folder, file);
        var original = File.ReadAllText(path);
        var (times, work, paused) = (new List<double>(), new List<double>(), new List<double>());
        for (var at = 0; at < WarmUp + saves; at++)
        {
            var waiting = watch.WaitAsync(last);
            var before = Process.GetCurrentProcess().TotalProcessorTime;
            var pausedBefore = GC.GetTotalPauseDuration();
            var start = Stopwatch.GetTimestamp();
            var edit = replacement
                .Replace("{0}", $"{at}", StringComparison.Ordinal)
                .Replace("{1}", new string('\n', at + 1), StringComparison.Ordinal);
            // No text comes twice, but for those that are alternately right and wrong.
            var isNew = edit != replacement || at % 2 == 0;
            File.WriteAllText(path, isNew ? original.Replace(find, edit, StringComparison.Ordinal) : original);
            await waiting;
            last = await check.RunAsync();
            if (at >= WarmUp)
            {
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                work.Add((Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds);
                paused.Add((GC.GetTotalPauseDuration() - pausedBefore).TotalMilliseconds);
            }
        }
        File.WriteAllText(path, original);
        await watch.WaitAsync(last);
        last = await check.RunAsync();
        times.Sort();
        work.Sort();
        paused.Sort();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{kind, -26} median {times[times.Count / 2], 6:0} ms, worst {times[^1], 6:0} ms, work of a "
                    + $"processor, median {work[work.Count / 2], 6:0} ms, collector, median "
                    + $"{paused[paused.Count / 2], 4:0} ms"
            )
        );
    }
    return last.Count(CaseStatus.Failed) == 0 ? 0 : 1;
}
finally
{
    Directory.Delete(folder, recursive: true);
}
