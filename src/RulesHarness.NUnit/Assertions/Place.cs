using System.Globalization;
using RulesHarness.Explaining;

namespace RulesHarness.NUnit.Assertions;

/// <summary>Holds the place in the rules that decided against the place that was expected; each check says what doesn't hold, or null.</summary>
internal static class Place
{
    public static string? DeniedAtLine(OperationOutcome outcome, int line) => outcome.Tried.Any(tried => tried.Line == line)
        ? null
        : $"at line {line}, but {Lines(outcome.Tried.Select(tried => tried.Line), "was tried")}";

    public static string? DeniedByRule(OperationOutcome outcome, string path)
    {
        var tried = outcome.Tried.Select(one => one.Line).ToHashSet();
        var blocks = outcome.Judge().SelectMany(judged => Blocks(judged, tried.Contains)).Distinct().ToList();
        return blocks.Contains(Plain(path)) ? null : $"by the rule {Plain(path)}, but {Blocks(blocks, "was tried")}";
    }

    public static string? AllowedAtLine(OperationOutcome outcome, int line)
    {
        var lines = outcome.Judge().Select(judged => judged.Decision.Line).OfType<int>().Distinct().ToList();
        return lines.Contains(line) ? null : $"at line {line}, but {Lines(lines, "allowed it")}";
    }

    public static string? AllowedByRule(OperationOutcome outcome, string path)
    {
        var blocks = outcome.Judge().SelectMany(judged => Blocks(judged, line => line == judged.Decision.Line)).Distinct().ToList();
        return blocks.Contains(Plain(path)) ? null : $"by the rule {Plain(path)}, but {Blocks(blocks, "allowed it")}";
    }

    private static IEnumerable<string> Blocks(JudgedRequest judged, Func<int, bool> isMeant) =>
        judged.Rules.Outline.Statements.Where(statement => isMeant(statement.Statement.VerdictLine)).Select(statement => Plain(statement.Path));

    private static string Plain(string path) => path.Trim('/');

    private static string Lines(IEnumerable<int> lines, string happened) => lines.Distinct().Order().Select(line => line.ToString(CultureInfo.InvariantCulture)).ToList() is { Count: > 0 } known
        ? $"line {string.Join(", ", known)} {happened}"
        : $"no statement {happened}";

    private static string Blocks(List<string> blocks, string happened) => blocks.Count > 0 ? $"{string.Join(", ", blocks)} {happened}" : $"no statement {happened}";
}
