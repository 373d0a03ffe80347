using System.Globalization;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation;

namespace RulesHarness.Engines.Embedded;

/// <summary>A denial in the words of the emulator.</summary>
internal static class DenialText
{
    /// <summary>What each line that was tried came to in the end.</summary>
    public static IReadOnlyList<TriedLine> Tried(Decision denied)
    {
        var tried = new List<TriedLine>(denied.Tried.Length);
        foreach (var statement in denied.Tried)
        {
            var line = new TriedLine(statement.Statement.VerdictLine, statement.Error ?? "false");
            var known = tried.FindIndex(other => other.Line == line.Line);
            if (known < 0)
                tried.Add(line);
            else
                tried[known] = line;
        }

        return tried;
    }

    /// <summary>One clause for each line, as in <c>false for 'get' @ L6</c>.</summary>
    public static string Of(IReadOnlyList<TriedLine> tried, RulesMethod method) => tried.Count == 0
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
