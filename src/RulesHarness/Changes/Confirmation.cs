namespace RulesHarness.Changes;

/// <summary>The engines that decided a request as it is reported, under both versions of the rules.</summary>
/// <param name="Engines">The engines: <c>embedded</c>, and the emulator with its version, if it was asked.</param>
/// <param name="Reason">Why the emulator was not asked although it should be; null where there is no reason.</param>
internal sealed record Confirmation(IReadOnlyList<string> Engines, string? Reason)
{
    /// <summary>The name of the embedded engine.</summary>
    internal const string Ours = "embedded";

    /// <summary>Gets the confirmation by the embedded engine alone.</summary>
    public static Confirmation Embedded { get; } = new([Ours], null);
}
