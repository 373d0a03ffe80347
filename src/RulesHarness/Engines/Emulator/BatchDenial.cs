namespace RulesHarness.Engines.Emulator;

/// <summary>
/// What the emulator tells of a denied batch. It tries all writes before it reads a document, and reads for one after the
/// other until one is denied; the writes that it did not come to are told of as if they could not be evaluated.
/// </summary>
internal static class BatchDenial
{
    /// <summary>The response with the lines that say why the batch was denied, and with all lines as its account.</summary>
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
