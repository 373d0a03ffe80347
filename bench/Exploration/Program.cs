using System.Globalization;
using RulesHarness.Language.Exploration;
using RulesHarness.Language.Exploration.Coverage;
using RulesHarness.Language.Syntax;

// Explores rules files: how many allow statements are reached, and how many atomic conditions have their pair.
//   dotnet run -c Release --project bench/Exploration -- FILE_OR_DIRECTORY... [--list]
//   dotnet run -c Release --project bench/Exploration -- --large                    explore and diff of large files
//   dotnet run -c Release --project bench/Exploration -- --edits N FILE_OR_DIRECTORY   the same of N random edits
var now = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
if (args.Contains("--large"))
{
    LargeRuns.OfLargeFiles(now);
    return 0;
}

if (args is ["--edits", var count, var folder])
{
    return LargeRuns.OfEdits(int.Parse(count, CultureInfo.InvariantCulture), folder, now);
}

var isListing = args.Contains("--list");
var files = args.Where(arg => arg != "--list")
    .SelectMany(arg =>
        Directory.Exists(arg) ? Directory.EnumerateFiles(arg, "*.rules", SearchOption.AllDirectories) : [arg]
    )
    .Order(StringComparer.Ordinal);
var (statements, reached, conditions, shown, impossible) = (0, 0, 0, 0, 0);
foreach (var file in files)
{
    var parsed = RulesParser.Parse(File.ReadAllText(file));
    if (parsed.HasErrors)
    {
        Console.WriteLine($"{Path.GetFileName(file)}: not valid rules");
        foreach (var finding in parsed.Diagnostics.Take(3))
        {
            Console.WriteLine($"    {finding}");
        }

        continue;
    }

    var start = Environment.CpuUsage.TotalTime;
    var explorer = new RulesExplorer(parsed, now);
    var explored = explorer.Explore().ToList();
    var middle = Environment.CpuUsage.TotalTime;
    var found = new ConditionExplorer(explorer).Explore(explored);
    var end = Environment.CpuUsage.TotalTime;
    var byStatement = explored.GroupBy(one => one.Statement, ReferenceEqualityComparer.Instance).ToList();
    var open = byStatement.Where(group =>
        group.Any(one => one.IsCutOff || !one.Ways.IsEmpty || !one.NotReached.IsEmpty)
    );
    var missed = open.Where(group => group.All(one => one.Ways.IsEmpty)).ToList();
    var without = found.Conditions.Where(one => one.Pair is null && !one.IsImpossible).ToList();
    var proven = found.Conditions.Count(one => one.IsImpossible);
    statements += open.Count();
    reached += open.Count() - missed.Count;
    conditions += found.Conditions.Length - proven;
    impossible += proven;
    shown += found.Conditions.Count(one => one.Pair is not null);
    Console.WriteLine(
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Path.GetFileName(file)}: statements {open.Count() - missed.Count}/{open.Count()} conditions {found.Conditions.Length - proven - without.Count}/{found.Conditions.Length - proven} impossible {proven}{(found.IsCutOff ? " cut off" : "")}, {(middle - start).TotalMilliseconds:0} + {(end - middle).TotalMilliseconds:0} ms"
        )
    );
    if (!isListing)
    {
        continue;
    }

    foreach (var group in missed)
    {
        var unmet = group.SelectMany(one => one.NotReached).First();
        Console.WriteLine(
            $"    statement {group.First().Statement.VerdictLine}: {Text(parsed, unmet.Condition)} {unmet.Outcome}"
        );
    }

    foreach (var one in without)
    {
        var unmet = one.Unmet is { } open1 ? $"{Text(parsed, open1.Condition)} {open1.Outcome}" : "";
        Console.WriteLine(
            $"    condition of {one.Statement.VerdictLine} at {one.Condition.Line}: {Text(parsed, one.Condition)} <- "
                + $"{unmet}"
        );
    }

    foreach (var one in found.Conditions.Where(one => one.IsImpossible))
    {
        Console.WriteLine(
            $"    impossible of {one.Statement.VerdictLine} at {one.Condition.Line}: {Text(parsed, one.Condition)}"
        );
    }
}

Console.WriteLine(
    string.Create(
        CultureInfo.InvariantCulture,
        $"statements {reached} of {statements} ({100.0 * reached / statements:0.0} %), conditions {shown} of "
            + $"{conditions} ({100.0 * shown / conditions:0.0} %), impossible {impossible}"
    )
);
return 0;

static string Text(ParsedRules rules, SourceSpan span) =>
    string.Join(
        ' ',
        rules
            .Source.Text.Substring(span.Offset, span.Length)
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
    );
