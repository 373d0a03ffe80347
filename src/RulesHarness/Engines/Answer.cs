namespace RulesHarness.Engines;

/// <summary>
/// What the emulator answered to a request: <c>IsAllowed</c> is null when it neither allowed nor denied it. Of an allowed query,
/// <c>Documents</c> are the paths it returned, in order, and <c>Aggregate</c> the value.
/// </summary>
internal sealed record Answer(bool? IsAllowed, string Message)
{
    public IReadOnlyList<string> Documents { get; init; } = [];

    public double? Aggregate { get; init; }
}
