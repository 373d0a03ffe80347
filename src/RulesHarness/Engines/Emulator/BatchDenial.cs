using RulesHarness.Language.Evaluation;

namespace RulesHarness.Engines.Emulator;

/// <summary>
/// Reads the emulator's report on a denied batch. It tries all writes before it reads a document, and then reads for
/// one write after the other until one is denied. Writes after that one are reported as if they could not be evaluated.
/// </summary>
internal static class BatchDenial
{
    /// <summary>The response with only the lines that explain the denial; all lines are its account.</summary>
    public static EngineResponse Of(EngineResponse denied)
    {
        var told = denied with { Accounts = [denied.Tried], IsOfOneOrder = true };
        var decided = Decided(denied.Tried);
        return DenialMessage.CauseOf(decided) is { } cause
            ? told with
            {
                Cause = cause,
                Tried = decided,
                Message = ReadableDenial.Of(decided),
            }
            : told;
    }

    /// <summary>
    /// The lines of writes that were decided. A try before any document is read goes on behind what it can't evaluate,
    /// so it may reach a limit that the write itself is far from: that is no reason where another line is one.
    /// </summary>
    private static List<TriedLine> Decided(IReadOnlyList<TriedLine> tried)
    {
        var unread = tried.Where(line => line.IsUnknown).Select(line => line.Method).ToHashSet();
        var known = tried.Where(line => !line.IsUnknown).ToList();
        var decided = known.Where(line => line.Cause != Cause.Limit || !unread.Contains(line.Method)).ToList();
        return decided.Count > 0 ? decided : known;
    }
}
