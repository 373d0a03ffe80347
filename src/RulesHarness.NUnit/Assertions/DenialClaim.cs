using System.Globalization;
using RulesHarness.Language.Evaluation;

namespace RulesHarness.NUnit.Assertions;

/// <summary>The cause and the place that a test claims of a denial. Both are judged on the same statements.</summary>
internal sealed class DenialClaim
{
    private readonly List<Cause> causes = [];
    private readonly List<int> lines = [];
    private readonly List<string> rules = [];

    public void Add(Cause cause) => causes.Add(cause);

    public void AddLine(int line) => lines.Add(line);

    public void AddRule(string path) => rules.Add(path.Trim('/'));

    /// <summary>What does not hold, in words; null where all does.</summary>
    public string? Wrong(OperationOutcome outcome)
    {
        var tried = outcome.Denying;
        var cause = CauseAt(outcome, [.. tried.Where(IsClaimed)]);
        var wrong = causes.Where(expected => expected != cause).Select(expected => $"because of {expected}, but the cause was {cause}").ToList();
        foreach (var line in lines.Where(line => tried.All(statement => statement.Line != line)))
        {
            wrong.Add($"at line {line}, but {Lines(tried)}");
        }

        foreach (var rule in rules.Where(rule => tried.All(statement => !statement.Rules.Contains(rule))))
        {
            wrong.Add($"by the rule {rule}, but {Rules(tried)}");
        }

        return wrong.Count == 0 ? null : string.Join(", and ", wrong);
    }

    /// <summary>The cause at the place that is claimed; of the whole denial where no place is claimed, or a wrong one.</summary>
    private Cause CauseAt(OperationOutcome outcome, IReadOnlyList<DenyingStatement> claimed)
    {
        var isPlaced = lines.Count + rules.Count > 0 && claimed.Count > 0;
        if (!isPlaced || outcome.Cause == Cause.Limit)
        {
            return outcome.Cause;
        }

        var cause = DenyingStatement.CauseOf(outcome.Blocks, claimed);
        // A statement that the test names is one that it means.
        return cause == Cause.NoMatch ? Cause.False : cause;
    }

    private bool IsClaimed(DenyingStatement statement) =>
        (lines.Count == 0 || lines.Contains(statement.Line)) && (rules.Count == 0 || statement.Rules.Any(rules.Contains));

    private static string Lines(IReadOnlyList<DenyingStatement> tried)
    {
        var known = tried.Select(statement => statement.Line).Distinct().Order().Select(line => line.ToString(CultureInfo.InvariantCulture)).ToList();
        return known.Count == 0 ? "no statement was tried" : $"line {string.Join(", ", known)} was tried";
    }

    private static string Rules(IReadOnlyList<DenyingStatement> tried)
    {
        var known = tried.SelectMany(statement => statement.Rules).Distinct().ToList();
        return known.Count == 0 ? "no statement was tried" : $"{string.Join(", ", known)} was tried";
    }
}
