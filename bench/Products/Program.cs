using System.Globalization;
using RulesHarness.Checking;
using RulesHarness.Cli.Tests.Edits;
using RulesHarness.Language.Exploration.Comparing;
using RulesHarness.Language.Syntax;
using RulesHarness.Mutating;
using RulesHarness.Reporting;

// Checks products, then every single edit of their rules: each must fail, unless the edited rules are equal by
// rewriting. Prints what survives, and the score of the mutation test.
//   dotnet run -c Release --project bench/Products -- FOLDER...   such as fixtures/products/*
const double LowestScore = 95;
var isGood = true;
foreach (var folder in args)
{
    var rules = await File.ReadAllTextAsync(Path.Combine(folder, "firestore.rules"));
    var report = await CheckAsync(folder, "firestore.rules");
    var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(folder));
    Console.WriteLine($"{name}: {report.Outcome}, {report.Verdicts.Count} cases");
    if (report.Outcome != Outcome.Holds)
    {
        isGood = false;
        continue;
    }

    var mutation = await MutationRun.RunAsync(
        new MutationOptions { Check = Options(folder, "firestore.rules") },
        TimeProvider.System
    );
    Console.WriteLine($"  {MutationText.SummaryOf(mutation)}");
    isGood &= mutation.Score >= LowestScore;

    var edits = SingleEdits.Of(rules);
    var survivors = new List<string>();
    await Parallel.ForEachAsync(
        edits,
        async (edit, _) =>
        {
            var text = edit.Apply(rules);
            var copy = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N") + ".rules");
            await File.WriteAllTextAsync(copy, text, CancellationToken.None);
            try
            {
                if ((await CheckAsync(folder, copy)).Outcome == Outcome.Holds)
                {
                    var difference = RulesComparison.Compare(
                        RulesParser.Parse(rules),
                        RulesParser.Parse(text),
                        TimeProvider.System.GetUtcNow()
                    );
                    var says =
                        difference.IsSame ? "equal"
                        : difference.Changes.Any() ? "DIFFERENT"
                        : "no difference found";
                    lock (survivors)
                    {
                        survivors.Add($"  {edit.Describe(rules)}: {says}");
                    }
                }
            }
            finally
            {
                File.Delete(copy);
            }
        }
    );
    survivors.Sort(StringComparer.Ordinal);
    survivors.ForEach(Console.WriteLine);
    var open = survivors.Count(line => !line.EndsWith(": equal", StringComparison.Ordinal));
    isGood &= open == 0;
    Console.WriteLine(
        string.Create(
            CultureInfo.InvariantCulture,
            $"  {edits.Count} edits: {edits.Count - survivors.Count} fail, {survivors.Count - open} equal, {open} survive"
        )
    );
}

return isGood ? 0 : 1;

static Task<CheckReport> CheckAsync(string folder, string rules) =>
    Checker.RunAsync(Options(folder, rules), TimeProvider.System);

static CheckOptions Options(string folder, string rules) =>
    new()
    {
        Project = folder,
        Specs = [Path.GetFullPath(Path.Combine(folder, "spec.md"))],
        Rules = Path.IsPathRooted(rules) ? rules : Path.GetFullPath(Path.Combine(folder, rules)),
        Engine = EngineChoice.Embedded,
        Strict = true,
    };
