namespace RulesHarness.Engines;

/// <summary>
/// What an engine answered to a request: <c>IsAllowed</c> is null when it neither allowed nor denied it. Of an allowed query,
/// <c>Documents</c> are the paths it returned, in order, and <c>Aggregate</c> the value.
/// </summary>
internal sealed record Answer(bool? IsAllowed, string Message)
{
    /// <summary>No answer came at all, or one that a living emulator does not give.</summary>
    public bool IsBroken { get; init; }

    public IReadOnlyList<string> Documents { get; init; } = [];

    public double? Aggregate { get; init; }
}
