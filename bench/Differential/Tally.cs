using System.Globalization;
using System.Text;
using RulesHarness.Conformance.Tests.Differential;

namespace RulesHarness.Bench.Differential;

/// <summary>Counts what the sides agree in, and keeps an example of each way in which they don't.</summary>
internal sealed class Tally
{
    private readonly Lock _guard = new();
    private readonly Dictionary<string, int> _counts = [];
    private readonly Dictionary<string, (int Count, string Example)> _unanswered = [];
    private readonly List<string> _misjudged = [];
    private readonly Dictionary<string, (int Count, Disagreement Example)> _causes = [];
    private readonly Dictionary<string, (int Count, Disagreement Example)> _texts = [];

    /// <summary>The number of requests that both sides decided.</summary>
    public int Decisions { get; private set; }

    /// <summary>
    /// Returns true if both compilers accept the same rules, and all requests are decided alike, for the same cause and
    /// with the same lines.
    /// </summary>
    public bool IsGood =>
        Decisions > 0
        && _misjudged.Count == 0
        && Count("cause agrees") == Decisions
        && Count("denied, and lines agree") == Count("denied");

    /// <summary>One of each kind whose causes differ, and how many there are, the most frequent first.</summary>
    public IReadOnlyList<(int Count, Disagreement Example)> Causes =>
        [.. _causes.Values.OrderByDescending(each => each.Count)];

    /// <summary>One of each kind whose causes are the same, and whose lines or texts differ.</summary>
    public IReadOnlyList<(int Count, Disagreement Example)> Texts =>
        [.. _texts.Values.OrderByDescending(each => each.Count)];

    public void Add(Batch batch, BatchResult result)
    {
        lock (_guard)
        {
            Bump("units", result.Rules.Units.Length);
            Bump("units that the emulator refuses", result.Refused);
            Bump("units that one side alone refuses", result.Misjudged.Length);
            _misjudged.AddRange(result.Misjudged);
            batch = batch with { Rules = result.Rules };
            foreach (var decided in result.Decisions)
            {
                Add(batch, decided);
            }
        }
    }

    private void Add(Batch batch, Decided decided)
    {
        var (_, attempt, emulator, own) = decided;
        if (emulator.Cause is not { } cause)
        {
            Bump("neither allowed nor denied");
            var why = emulator.Message[..Math.Min(60, emulator.Message.Length)];
            _unanswered[why] = (
                _unanswered.GetValueOrDefault(why).Count + 1,
                $"seed {batch.Seed}: {attempt.Method} {attempt.Path}: {emulator.Message}"
            );
            return;
        }

        Decisions++;
        Bump($"method {attempt.Method}");
        Bump($"cause {cause}");
        Bump($"cause {cause} of {attempt.Method}");
        if (attempt.IsCommit)
        {
            Bump(attempt.Writes.Length > 0 ? "commits of several writes" : "sets without a precondition");
            Bump(
                attempt.Writes.Length > 0
                    ? "commits of several writes, allowed"
                    : "sets without a precondition, allowed",
                emulator.IsAllowed == true ? 1 : 0
            );
        }

        Bump("verdict agrees", emulator.IsAllowed == own.IsAllowed ? 1 : 0);
        Bump("cause agrees", emulator.Cause == own.Cause ? 1 : 0);
        var areLines = emulator.Ends.Select(end => end.Line).SequenceEqual(own.Ends.Select(end => end.Line));
        var areTexts = emulator.Ends.SequenceEqual(own.Ends);
        if (emulator.IsAllowed == false)
        {
            Bump("denied");
            Bump("denied, and lines agree", areLines ? 1 : 0);
            Bump("denied, and lines and texts agree", areTexts ? 1 : 0);
        }

        if (emulator.Cause != own.Cause || !areTexts)
        {
            var disagreement = new Disagreement(batch, decided);
            var kinds = emulator.Cause != own.Cause ? _causes : _texts;
            var known = kinds.GetValueOrDefault(disagreement.Signature, (0, disagreement));
            var smaller = decided.Unit.Text.Length < known.Item2.Decided.Unit.Text.Length ? disagreement : known.Item2;
            kinds[disagreement.Signature] = (known.Item1 + 1, smaller);
        }
    }

    private int Count(string name) => _counts.GetValueOrDefault(name);

    private string AllowedBatches()
    {
        var (allowed, all) = (Count("commits of several writes, allowed"), Count("commits of several writes"));
        var share = all > 0 ? 100.0 * allowed / all : 0;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{allowed:N0} of {all:N0} commits of several writes are allowed ({share:0} %)"
        );
    }

    private void Bump(string name, int by = 1) => _counts[name] = _counts.GetValueOrDefault(name) + by;

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var (name, count) in _counts.OrderBy(count => count.Key, StringComparer.Ordinal))
        {
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"{count, 9:N0} {(Decisions > 0 ? 100.0 * count / Decisions : 0), 6:0.00} %  {name}"
            );
        }

        foreach (var (count, example) in _unanswered.Values.OrderByDescending(each => each.Count).Take(10))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{count} times neither, as in {example}");
        }

        foreach (var sample in _misjudged.Take(10))
        {
            text.AppendLine(sample);
        }

        return text.AppendLine(AllowedBatches())
            .AppendLine(CultureInfo.InvariantCulture, $"{Decisions:N0} decisions")
            .ToString();
    }
}
