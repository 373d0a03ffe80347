using RulesHarness.Emulator.Discovery;

namespace RulesHarness.Emulator;

/// <summary>
/// The options of <see cref="Lifecycle.FirestoreEmulator.StartAsync"/>. The defaults suit a test run.
/// </summary>
public sealed record EmulatorOptions
{
    /// <summary>The emulator's jar; null to look for one, as <see cref="EmulatorLocator"/> does.</summary>
    public string? Jar { get; init; }

    /// <summary>
    /// The loopback port, 1 to 65535; null for a free one, which is what lets several runs share a machine.
    /// </summary>
    public int? Port { get; init; }

    /// <summary>
    /// The JVM's largest heap, in MiB. The emulator's own default is a quarter of the machine's memory.
    /// </summary>
    public int HeapMebibytes { get; init; } = 512;

    /// <summary>The maximum time until the emulator answers.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The maximum time of one call, including coverage reports of large runs.</summary>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Whether to use a class-data-sharing archive in <see cref="EmulatorEnvironment.CacheFolder"/>, and to make it
    /// when it is missing, except where <c>CI</c> is set. It halves the start; it is never required.
    /// </summary>
    public bool AllowArchive { get; init; } = true;

    /// <summary>The variables to look at and to start the JVM with.</summary>
    public EmulatorEnvironment Environment { get; init; } = EmulatorEnvironment.FromProcess();
}
