using RulesHarness.Language.Analysis;

namespace RulesHarness.Language.Evaluation.Matching;

/// <summary>The result of several statements together when none is true.</summary>
internal static class Outcome
{
    /// <summary>Finds the cause of the denial, and the statement that was most likely meant to decide.</summary>
    public static Denial Of(ProgramRun run)
    {
        var blocks = new MatchedBlock[run.Blocks.Count];
        for (var i = 0; i < blocks.Length; i++)
        {
            blocks[i] = run.Blocks[i].Block.Outlined(run.Subject.Asked.Method);
        }

        return Denial.Of(blocks, Lines(run.Tried));
    }

    // A statement that was tried for several alternatives of a query has the result of the last.
    private static List<DeniedLine> Lines(List<TriedStatement> tried)
    {
        var lines = new List<DeniedLine>(tried.Count);
        foreach (var statement in tried)
        {
            var line = new DeniedLine(statement.Statement.VerdictLine, statement.Outcome);
            var known = lines.FindIndex(other => other.Line == line.Line);
            if (known < 0)
            {
                lines.Add(line);
            }
            else
            {
                lines[known] = line;
            }
        }

        return lines;
    }
}
