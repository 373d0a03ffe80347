using System.Globalization;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation;

namespace RulesHarness.Embedded.Authorization;

/// <summary>A denial in the words of the emulator.</summary>
public static class DenialText
{
    /// <summary>The emulator's text of a denial that no statement decided.</summary>
    public const string NoMatch = "No matching allow statements";

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
                FailedLookUp = statement.FailedLookUp,
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
    public static string Of(IReadOnlyList<TriedLine> tried) => Of(tried, line => line.Outcome);

    /// <summary>The same, with other words for the outcome of a line.</summary>
    public static string Of(IReadOnlyList<TriedLine> tried, Func<TriedLine, string> outcome) =>
        tried.Count == 0 ? NoMatch : string.Join(", ", tried.Select(line => Clause(line, outcome(line))));

    /// <summary>The detail of a call's status, in which the clauses begin on a line of their own.</summary>
    public static string OfCall(IReadOnlyList<TriedLine> tried) => tried.Count == 0 ? NoMatch : "\n" + Of(tried);

    private static string Clause(TriedLine line, string outcome) =>
        string.Create(CultureInfo.InvariantCulture, $"{outcome} for '{line.Method.Name()}' @ L{line.Line}");
}
