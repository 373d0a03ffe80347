using System.Globalization;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation;

namespace RulesHarness.Embedded.Authorization;

/// <summary>A denial in the words of the emulator.</summary>
public static class DenialText
{
    /// <summary>The final result of each line that was tried.</summary>
    public static IReadOnlyList<TriedLine> Tried(Decision decision, RulesMethod method)
    {
        var tried = new List<TriedLine>(decision.Tried.Length);
        foreach (var statement in decision.Tried)
        {
            var line = new TriedLine(statement.Statement.VerdictLine, statement.Error ?? "false")
            {
                Method = method,
                Cause = statement.Error is null ? Cause.False : statement.Outcome,
            };
            Add(tried, line);
        }

        return tried;
    }

    /// <summary>Adds a line, or replaces the result of the same line for the same method.</summary>
    public static void Add(List<TriedLine> tried, TriedLine line)
    {
        var known = tried.FindIndex(other => other.Line == line.Line && other.Method == line.Method);
        if (known < 0)
        {
            tried.Add(line);
        }
        else
        {
            tried[known] = line;
        }
    }

    /// <summary>One clause for each line, as in <c>false for 'get' @ L6</c>.</summary>
    public static string Of(IReadOnlyList<TriedLine> tried) =>
        tried.Count == 0 ? "No matching allow statements" : string.Join(", ", tried.Select(Clause));

    private static string Clause(TriedLine line) =>
        string.Create(CultureInfo.InvariantCulture, $"{line.Outcome} for '{Name(line.Method)}' @ L{line.Line}");

    private static string Name(RulesMethod method) =>
        method switch
        {
            RulesMethod.Get => "get",
            RulesMethod.List => "list",
            RulesMethod.Create => "create",
            RulesMethod.Update => "update",
            _ => "delete",
        };
}
