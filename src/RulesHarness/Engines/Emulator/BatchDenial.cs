using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation;

namespace RulesHarness.Engines.Emulator;

/// <summary>
/// Reads the emulator's report on a denied batch. It tries all writes before it reads a document, and then reads for
/// one write after the other until one is denied. The last clauses are that write's. Those before it are of writes that
/// were allowed, or not decided.
/// </summary>
internal static class BatchDenial
{
    /// <summary>The response with only the lines that explain the denial; all lines are its account.</summary>
    /// <param name="denied">The response.</param>
    /// <param name="writes">The lines of the statements about each write, with the method.</param>
    public static EngineResponse Of(
        EngineResponse denied,
        IReadOnlyList<IReadOnlySet<(int Line, RulesMethod Method)>> writes
    )
    {
        var told = denied with { Accounts = [denied.Tried], IsOfOneOrder = true };
        var decided = LastTry(denied.Clauses, writes);
        return DenialMessage.CauseOf(decided) is { } cause
            ? told with
            {
                Cause = cause,
                Tried = decided,
                Message = ReadableDenial.Of(decided),
            }
            : told;
    }

    // A try names each line once. Before any document is read, one goes on behind what it can't evaluate, so it may
    // reach a limit that the write itself is far from.
    private static List<TriedLine> LastTry(
        IReadOnlyList<TriedLine> clauses,
        IReadOnlyList<IReadOnlySet<(int Line, RulesMethod Method)>> writes
    )
    {
        var last = new List<TriedLine>();
        var lines = clauses.Count == 0 ? null : writes.FirstOrDefault(write => write.Contains(Key(clauses[^1])));
        if (lines is null)
        {
            return last;
        }

        foreach (var clause in clauses.Reverse())
        {
            if (!lines.Contains(Key(clause)) || last.Exists(other => Key(other) == Key(clause)))
            {
                break;
            }
            last.Insert(0, clause);
        }
        return last;
    }

    private static (int Line, RulesMethod Method) Key(TriedLine tried) => (tried.Line, tried.Method);
}
