using RulesHarness.Emulator.Installation;

namespace RulesHarness.Emulator.Discovery;

/// <summary>Where an emulator was found, in the order they are looked for.</summary>
public enum EmulatorOrigin
{
    /// <summary>A running one, named by the variable <c>FIRESTORE_EMULATOR_HOST</c>.</summary>
    Running,

    /// <summary>
    /// A jar named by <see cref="EmulatorOptions.Jar"/> or the variable <c>RULESHARNESS_EMULATOR_JAR</c>.
    /// </summary>
    Named,

    /// <summary>The emulator component of the Google Cloud SDK.</summary>
    GoogleCloudSdk,

    /// <summary>The cache of the Firebase CLI.</summary>
    FirebaseCli,

    /// <summary>The harness's own cache, filled by <see cref="EmulatorInstaller"/>.</summary>
    Installed,
}

/// <summary>An emulator that can be used.</summary>
/// <param name="Origin">How it was found.</param>
/// <param name="Jar">The full path of its jar; null for a running one.</param>
/// <param name="Running">The address of a running one; null for a jar.</param>
public sealed record EmulatorLocation(EmulatorOrigin Origin, string? Jar, Uri? Running);
