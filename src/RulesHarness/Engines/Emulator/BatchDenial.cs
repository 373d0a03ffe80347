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
        var decided = denied.Tried.Where(line => !line.IsUnknown).ToList();
        return DenialMessage.CauseOf(decided) is { } cause
            ? told with
            {
                Cause = cause,
                Tried = decided,
                Message = ReadableDenial.Of(decided),
            }
            : told;
    }
}
