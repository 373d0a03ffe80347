using System.Globalization;
using RulesHarness.Cli.Tests.Edits;
using RulesHarness.Differences;
using RulesHarness.Language.Exploration.Comparing;
using RulesHarness.Language.Syntax;

// Compares the sample's rules with single edits of them. An edit changes behaviour if a case of the sample's spec is
// decided otherwise, or if a difference was found: at least 98 of 100 such edits must be found, in the right direction.
//   dotnet run -c Release --project bench/Differences -- [COUNT] [SEED] [EDITS THAT BEGIN SO, AS IN 294:81]
// or with edits that keep behaviour, in which no difference may be found:
//   dotnet run -c Release --project bench/Differences -- kept [COUNT] [SEED]
// or all single edits of a product, with its spec:
//   dotnet run -c Release --project bench/Differences -- of FOLDER
if (args is ["kept", .. var rest])
{
    return KeptRun.Run(rest);
}

var folder = args is ["of", var named] ? named : null;
args = folder is null ? args : [int.MaxValue.ToString(CultureInfo.InvariantCulture)];
var count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 300;
var seed = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1;
var now = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
var sample = File.ReadAllText(Path.Combine(folder ?? AppContext.BaseDirectory, "firestore.rules"));
var before = RulesParser.Parse(sample);
var spec = folder is null ? Path.Combine(AppContext.BaseDirectory, "database.md") : Path.Combine(folder, "spec.md");
var cases = new CaseDecisions(File.ReadAllText(spec), now);
var expected = await cases.OfAsync(sample);
var edits = SingleEdits.Of(sample).ToArray();
new Random(seed).Shuffle(edits);
count = Math.Min(count, edits.Length);
if (args.Length > 2)
{
    edits = [.. edits.Where(edit => edit.Describe(sample).StartsWith(args[2], StringComparison.Ordinal))];
    count = edits.Length;
}
var (changing, found, silent, right, slowest, total) = (0, 0, 0, 0, TimeSpan.Zero, TimeSpan.Zero);
foreach (var edit in edits.Take(count))
{
    var text = edit.Apply(sample);
    var after = RulesParser.Parse(text);
    var start = Environment.CpuUsage.TotalTime;
    var difference = RulesComparison.Compare(before, after, now);
    var elapsed = Environment.CpuUsage.TotalTime - start;
    total += elapsed;
    slowest = elapsed > slowest ? elapsed : slowest;
    if (args.Length > 2)
    {
        var directions = string.Join(' ', difference.Changes.Select(change => change.Direction));
        Console.WriteLine($"{edit}: {elapsed.TotalMilliseconds:0} ms, {directions}");
    }

    var decided = await cases.OfAsync(text);
    var (widened, narrowed) = (
        Enumerable.Range(0, decided.Length).Any(at => decided[at] && !expected[at]),
        Enumerable.Range(0, decided.Length).Any(at => !decided[at] && expected[at])
    );
    var says = difference.Changes.Select(change => change.Direction).ToHashSet();
    if (!widened && !narrowed && says.Count == 0)
    {
        silent++;
        Console.WriteLine($"neither   {edit.Describe(sample)}{(difference.IsSame ? " (same)" : "")}");
        continue;
    }

    changing++;
    var isRight =
        (!widened || says.Contains(ChangeDirection.Widened)) && (!narrowed || says.Contains(ChangeDirection.Narrowed));
    found += says.Count > 0 ? 1 : 0;
    right += isRight && says.Count > 0 ? 1 : 0;
    if (!isRight || says.Count == 0)
    {
        var shown = $"{(widened ? "widened " : "")}{(narrowed ? "narrowed " : "")}";
        var undecided = string.Join("; ", difference.Undecided.Select(TextOf));
        Console.WriteLine($"missed    {edit.Describe(sample)}: cases say {shown}, found {string.Join(' ', says)}");
        Console.WriteLine($"          undecided {undecided}");
    }
}

Console.WriteLine(
    string.Create(
        CultureInfo.InvariantCulture,
        $"edits {count}: {changing} change behaviour, {found} found, {right} with every direction that cases show; "
            + $"{silent} shown by neither. Comparisons {total.TotalMilliseconds / count:0.0} ms each, "
            + $"{slowest.TotalMilliseconds:0} ms at most"
    )
);
return found >= 0.98 * changing ? 0 : 1;

static string TextOf(UndecidedClause one)
{
    var reached = one.Unreached is { } at ? $"unreached {at.Line}:{at.Column}" : "";
    return $"{one.Direction} {one.Method} L{one.Statement.VerdictLine} {reached}{(one.IsCutOff ? " cut off" : "")}";
}
