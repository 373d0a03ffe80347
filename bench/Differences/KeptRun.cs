using System.Globalization;
using RulesHarness.Language.Exploration.Comparing;
using RulesHarness.Language.Syntax;
using RulesHarness.Language.Tests.Exploration;

namespace RulesHarness.Differences;

/// <summary>Compares the sample's rules with edits of them that keep their behaviour.</summary>
internal static class KeptRun
{
    /// <summary>Returns 1 if a difference was found.</summary>
    public static int Run(string[] args)
    {
        var count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 200;
        var seed = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1;
        var sample = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "firestore.rules"));
        var before = RulesParser.Parse(sample);
        var edits = KeptEdits.Take(sample, count, seed);
        var (same, different) = (0, 0);
        foreach (var edit in edits)
        {
            var difference = RulesComparison.Compare(
                before,
                RulesParser.Parse(edit.Rules),
                new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)
            );
            same += difference.IsSame ? 1 : 0;
            different += difference.Changes.IsEmpty ? 0 : 1;
            if (!difference.IsSame)
            {
                var changes = difference.Changes.Select(change => $"{change.Direction} {change.Path} {change.Method}");
                var undecided = difference.Undecided.Select(one =>
                    $"undecided {one.Method} L{one.Statement.VerdictLine}"
                );
                Console.WriteLine($"{edit}: {string.Join("; ", changes.Concat(undecided))}");
            }
        }

        Console.WriteLine(
            $"edits that keep behaviour {edits.Count}: {same} equal, {different} with a difference; seed {seed}"
        );
        return different == 0 ? 0 : 1;
    }
}
