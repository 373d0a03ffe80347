using System.Globalization;
using RulesHarness.Language.Exploration.Access;
using RulesHarness.Language.Exploration.Attacks;
using RulesHarness.Language.Exploration.Comparing;
using RulesHarness.Language.Syntax;

/// <summary>The processor time of explore and diff.</summary>
internal static class LargeRuns
{
    private const int Runs = 3;

    /// <summary>Prints the times of large files, each the smallest of some runs after a first one.</summary>
    public static void OfLargeFiles(DateTimeOffset now)
    {
        foreach (var (name, text) in LargeFiles.All)
        {
            var rules = RulesParser.Parse(text);
            var edited = RulesParser.Parse(text.Replace("== request.auth.uid", "!= null", StringComparison.Ordinal));
            if (rules.HasErrors || edited.HasErrors)
            {
                Console.WriteLine($"{name}: not valid rules: {rules.Diagnostics.FirstOrDefault()}");
                continue;
            }

            var explore = Least(() => Explore(rules, now));
            var same = Least(() => RulesComparison.Compare(rules, RulesParser.Parse(text), now));
            var diff = Least(() => RulesComparison.Compare(rules, edited, now));
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name}: {text.Count(c => c == '\n')} lines, explore {explore:0} ms, diff with itself {same:0} "
                        + $"ms, diff with an edit of all owners {diff:0} ms of processor time"
                )
            );
        }
    }

    /// <summary>
    /// Explores random edits of files, and compares each with its file: none may throw or go on and on.
    /// </summary>
    public static int OfEdits(int count, string folder, DateTimeOffset now)
    {
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
        var texts = files.Where(file => file.EndsWith(".rules", StringComparison.Ordinal)).Select(File.ReadAllText);
        var valid = texts.Where(text => !RulesParser.Parse(text).HasErrors).ToList();
        var random = new Random(1);
        var (tried, worst) = (0, 0.0);
        while (tried < count)
        {
            var text = valid[random.Next(valid.Count)];
            var edited = Edited(text, random);
            var rules = RulesParser.Parse(edited);
            if (rules.HasErrors)
            {
                continue;
            }

            tried++;
            var start = Environment.CpuUsage.TotalTime;
            Explore(rules, now);
            RulesComparison.Compare(RulesParser.Parse(text), rules, now);
            worst = Math.Max(worst, (Environment.CpuUsage.TotalTime - start).TotalMilliseconds);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{tried} edits, the slowest {worst:0} ms"));
        return 0;
    }

    private static string Edited(string text, Random random)
    {
        string[] tokens =
        [
            "&&",
            "||",
            "==",
            "!=",
            "<",
            ">=",
            "true",
            "false",
            "null",
            "resource",
            "request.resource",
            "1",
            "'a'",
        ];
        var places = tokens
            .SelectMany(token => Places(text, token).Select(place => (token, place)))
            .Where(each => each.place > 0)
            .ToList();
        if (places.Count == 0)
        {
            return text;
        }

        var (old, at) = places[random.Next(places.Count)];
        return text[..at] + tokens[random.Next(tokens.Length)] + text[(at + old.Length)..];
    }

    private static IEnumerable<int> Places(string text, string token)
    {
        for (var at = text.IndexOf(token, StringComparison.Ordinal); at >= 0; )
        {
            yield return at;
            at = text.IndexOf(token, at + 1, StringComparison.Ordinal);
        }
    }

    private static void Explore(ParsedRules rules, DateTimeOffset now) =>
        AttackSearch.Find(rules, AccessExplorer.Explore(rules, now), now);

    private static double Least(Action run)
    {
        run();
        return Enumerable
            .Range(0, Runs)
            .Select(_ =>
            {
                var start = Environment.CpuUsage.TotalTime;
                run();
                return (Environment.CpuUsage.TotalTime - start).TotalMilliseconds;
            })
            .Min();
    }
}
