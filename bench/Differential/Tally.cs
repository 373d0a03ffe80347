using System.Globalization;
using System.Text;
using RulesHarness.Conformance.Tests.Differential;

namespace RulesHarness.Bench.Differential;

/// <summary>Counts what the sides agree in.</summary>
internal sealed class Tally
{
    private readonly Lock guard = new();
    private readonly Dictionary<string, int> counts = [];
    private readonly List<string> unanswered = [];
    private readonly List<string> misjudged = [];
    private readonly List<(int Seed, Decided Decided)> disagreements = [];

    /// <summary>How many requests both sides decided.</summary>
    public int Decisions { get; private set; }

    public bool IsGood => Count("verdict differs") == 0 && Decisions > 0 && Count("cause agrees") >= 0.995 * Decisions;

    public void Add(int seed, BatchResult result)
    {
        lock (guard)
        {
            Bump("units refused by the emulator's compiler", result.Refused);
            Bump("units that one compiler alone refuses", result.Misjudged.Length);
            misjudged.AddRange(result.Misjudged);
            foreach (var decided in result.Decisions)
            {
                Add(seed, decided);
            }
        }
    }

    private void Add(int seed, Decided decided)
    {
        var (_, attempt, emulator, own) = decided;
        if (emulator.Cause is not { } cause)
        {
            Bump("not decided");
            unanswered.Add($"{attempt.Method} {attempt.Path}: {emulator.Message}");
            return;
        }

        Decisions++;
        Bump($"method {attempt.Method}");
        Bump($"cause {cause}");
        Bump($"  of {attempt.Method} {cause}");
        Bump(emulator.IsAllowed == own.IsAllowed ? "verdict agrees" : "verdict differs");
        if (emulator.Cause == own.Cause)
        {
            Bump("cause agrees");
        }
        else
        {
            disagreements.Add((seed, decided));
        }

        if (emulator.IsAllowed == false)
        {
            Bump("denials");
            Bump("  with equal lines", emulator.Ends.Select(end => end.Line).SequenceEqual(own.Ends.Select(end => end.Line)) ? 1 : 0);
            Bump("  with equal texts", emulator.Ends.SequenceEqual(own.Ends) ? 1 : 0);
        }
    }

    private void Bump(string name, int by = 1) => counts[name] = counts.GetValueOrDefault(name) + by;

    private int Count(string name) => counts.GetValueOrDefault(name);

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var (name, count) in counts.OrderBy(count => count.Key.TrimStart(), StringComparer.Ordinal))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{count,9:N0} {(Decisions > 0 ? 100.0 * count / Decisions : 0),6:0.00} %  {name}");
        }

        foreach (var sample in unanswered.GroupBy(one => one.Split(':')[^1]).OrderByDescending(group => group.Count()).Take(10))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"not decided {sample.Count()} times, as in: {sample.First()}");
        }

        foreach (var sample in misjudged.Take(10))
        {
            text.AppendLine(sample);
        }

        return text.AppendLine(CultureInfo.InvariantCulture, $"{Decisions:N0} decisions").ToString();
    }
}
