namespace RulesHarness.Engines;

/// <summary>
/// The answer of an engine to a request: <c>IsAllowed</c> is null if it neither allowed nor denied it. For an allowed
/// query, <c>Documents</c> are the returned paths, in order, and <c>Aggregate</c> is the value.
/// </summary>
internal sealed record EngineResponse(bool? IsAllowed, string Message)
{
    /// <summary>No answer came at all, or one that a living emulator does not give.</summary>
    public bool IsBroken { get; init; }

    public IReadOnlyList<string> Documents { get; init; } = [];

    public double? Aggregate { get; init; }
}
