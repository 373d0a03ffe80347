using System.Globalization;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation;

namespace RulesHarness.Serving.Asking;

/// <summary>A denial in the words of the emulator.</summary>
internal static class DenialText
{
    /// <summary>What each line that was tried came to in the end.</summary>
    public static IReadOnlyList<(int Line, string Outcome)> Tried(Decision denied)
    {
        var tried = new List<(int Line, string Outcome)>(denied.Tried.Length);
        foreach (var statement in denied.Tried)
        {
            (int Line, string Outcome) line = (statement.Statement.VerdictLine, statement.Error ?? "false");
            var known = tried.FindIndex(other => other.Line == line.Line);
            if (known < 0)
                tried.Add(line);
            else
                tried[known] = line;
        }

        return tried;
    }

    /// <summary>One clause for each line, as in <c>false for 'get' @ L6</c>.</summary>
    public static string Of(IReadOnlyList<(int Line, string Outcome)> tried, RulesMethod method) => tried.Count == 0
        ? "No matching allow statements"
        : string.Join(", ", tried.Select(line => string.Create(CultureInfo.InvariantCulture, $"{line.Outcome} for '{Name(method)}' @ L{line.Line}")));

    private static string Name(RulesMethod method) => method switch
    {
        RulesMethod.Get => "get",
        RulesMethod.List => "list",
        RulesMethod.Create => "create",
        RulesMethod.Update => "update",
        _ => "delete",
    };
}
