using System.Globalization;
using RulesHarness.Language.Evaluation;
using RulesHarness.Testing;

namespace RulesHarness.NUnit.Assertions;

/// <summary>The cause and the place that a test claims of a denial. Both are judged on the same statements.</summary>
internal sealed class DenialExpectation
{
    private readonly List<Cause> _causes = [];
    private readonly List<int> _lines = [];
    private readonly List<string> _rules = [];

    public void Add(Cause cause) => _causes.Add(cause);

    public void AddLine(int line) => _lines.Add(line);

    public void AddRule(string path) => _rules.Add(path.Trim('/'));

    /// <summary>Describes the part of the assertion that does not hold; null if all of it does.</summary>
    public string? Wrong(OperationOutcome outcome)
    {
        var tried = outcome.Denying;
        var cause = CauseAt(outcome, [.. tried.Where(IsClaimed)]);
        var wrong = _causes
            .Where(expected => expected != cause)
            .Select(expected => $"because of {expected}, but the cause was {cause}")
            .ToList();
        foreach (var line in _lines.Where(line => !IsTriedAt(line)))
        {
            wrong.Add($"at line {line}, but {Lines(tried)}");
        }

        foreach (var rule in _rules.Where(rule => !IsTriedBy(rule)))
        {
            wrong.Add($"by the rule {rule}, but {Rules(tried)}");
        }

        return wrong.Count == 0 ? null : string.Join(", and ", wrong);

        bool IsTriedAt(int line) => tried.Any(statement => statement.Line == line);

        bool IsTriedBy(string rule) => tried.Any(statement => statement.Rules.Contains(rule));
    }

    /// <summary>
    /// The cause at the place that is claimed; of the whole denial where no place is claimed, or a wrong one.
    /// </summary>
    private Cause CauseAt(OperationOutcome outcome, IReadOnlyList<DenyingStatement> claimed)
    {
        var isPlaced = _lines.Count + _rules.Count > 0 && claimed.Count > 0;
        if (!isPlaced || outcome.Cause == Cause.Limit)
        {
            return outcome.Cause;
        }

        var cause = DenyingStatement.CauseOf(outcome.Blocks, claimed);
        // A statement that the test names is one that it means.
        return cause == Cause.NoMatch ? Cause.False : cause;
    }

    private bool IsClaimed(DenyingStatement statement) =>
        (_lines.Count == 0 || _lines.Contains(statement.Line))
        && (_rules.Count == 0 || statement.Rules.Any(_rules.Contains));

    private static string Lines(IReadOnlyList<DenyingStatement> tried)
    {
        var known = tried
            .Select(statement => statement.Line)
            .Distinct()
            .Order()
            .Select(line => line.ToString(CultureInfo.InvariantCulture))
            .ToList();
        return known.Count == 0 ? "no statement was tried" : $"line {string.Join(", ", known)} was tried";
    }

    private static string Rules(IReadOnlyList<DenyingStatement> tried)
    {
        var known = tried.SelectMany(statement => statement.Rules).Distinct().ToList();
        return known.Count == 0 ? "no statement was tried" : $"{string.Join(", ", known)} was tried";
    }
}
