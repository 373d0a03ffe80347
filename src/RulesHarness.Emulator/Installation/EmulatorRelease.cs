namespace RulesHarness.Emulator.Installation;

/// <summary>A published emulator, and how to know that a download is it.</summary>
/// <param name="Version">Such as <c>1.22.0</c>.</param>
/// <param name="Source">Where the jar is downloaded from.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Sha256">64 hexadecimal digits, lower case.</param>
public sealed record EmulatorRelease(string Version, Uri Source, long Size, string Sha256)
{
    /// <summary>The one the harness installs: the version that the Firebase CLI pins too.</summary>
    public static EmulatorRelease Pinned { get; } =
        new(
            "1.22.0",
            new("https://storage.googleapis.com/firebase-preview-drop/emulator/cloud-firestore-emulator-v1.22.0.jar"),
            136_707_194,
            "9b6498b7f62714d67f48f59b3818883cd682dbcd46b9f59511de81c97bb5166c"
        );
}

/// <summary>The options of <see cref="EmulatorInstaller"/>: what to install, and where.</summary>
public sealed record EmulatorInstallOptions
{
    /// <summary>The release to install.</summary>
    public EmulatorRelease Release { get; init; } = EmulatorRelease.Pinned;

    /// <summary>
    /// The variables to look at: <see cref="EmulatorEnvironment.CacheFolder"/> says where it is installed.
    /// </summary>
    public EmulatorEnvironment Environment { get; init; } = EmulatorEnvironment.FromProcess();

    /// <summary>The time without data from the server after which the download counts as stopped.</summary>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromMinutes(1);
}

/// <summary>The progress of a download.</summary>
/// <param name="Bytes">On disk so far, those of an earlier download that is resumed included.</param>
/// <param name="TotalBytes">Of the whole file.</param>
public readonly record struct EmulatorInstallProgress(long Bytes, long TotalBytes);

/// <summary>The result of an installation.</summary>
/// <param name="Jar">The full path of the installed jar.</param>
/// <param name="AlreadyInstalled">Whether it lay there intact, and nothing was done.</param>
/// <param name="ResumedFrom">How many bytes of an earlier, stopped download were used.</param>
public sealed record EmulatorInstallation(string Jar, bool AlreadyInstalled, long ResumedFrom);
