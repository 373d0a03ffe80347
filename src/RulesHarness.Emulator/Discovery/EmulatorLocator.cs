namespace RulesHarness.Emulator.Discovery;

/// <summary>
/// Finds an emulator: a running one, else a named jar, the Google Cloud SDK's, the Firebase CLI's, our own.
/// </summary>
public static class EmulatorLocator
{
    /// <summary>The variable that names a running emulator, as Google's own client libraries read it.</summary>
    public const string RunningVariable = "FIRESTORE_EMULATOR_HOST";

    /// <summary>The variable that names a jar.</summary>
    public const string JarVariable = "RULESHARNESS_EMULATOR_JAR";

    private const string JarPrefix = "cloud-firestore-emulator-v";

    /// <summary>Looks without starting anything.</summary>
    /// <exception cref="EmulatorException">RH3001 when there is none, RH3004 when a named jar is missing, RH3009 when
    /// <c>FIRESTORE_EMULATOR_HOST</c> is no address.</exception>
    public static EmulatorLocation Find(EmulatorOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var looked = new List<string>();
        return Look(options, looked) ?? throw EmulatorErrors.NoneFound(looked);
    }

    /// <summary>
    /// Whether there is one, and a Java that runs it, without starting anything. One that is named counts, whether it
    /// can be used or not: <see cref="Find"/> says why it can't.
    /// </summary>
    public static bool IsThere(EmulatorOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var environment = options.Environment;
        return environment[RunningVariable] is not null
            || options.Jar is not null
            || environment[JarVariable] is not null
            || JavaRuntime.FindProgram(environment) is not null && Look(options, []) is not null;
    }

    private static EmulatorLocation? Look(EmulatorOptions options, List<string> looked)
    {
        var environment = options.Environment;
        return Running(environment, looked)
            ?? Named(options.Jar, "the option Jar")
            ?? NamedByVariable(environment, looked)
            ?? InGoogleCloudSdk(environment, looked)
            ?? Newest(EmulatorOrigin.FirebaseCli, FirebaseFolder(environment), looked)
            ?? Newest(EmulatorOrigin.Installed, InstallFolder(environment), looked);
    }

    internal static string? InstallFolder(EmulatorEnvironment environment) =>
        environment.CacheFolder is { } cache ? Path.Combine(cache, "emulators") : null;

    internal static string JarName(string version) => $"{JarPrefix}{version}.jar";

    internal static string? VersionInName(string jar)
    {
        var name = Path.GetFileNameWithoutExtension(jar);
        return name.StartsWith(JarPrefix, StringComparison.Ordinal) ? name[JarPrefix.Length..] : null;
    }

    private static EmulatorLocation? Running(EmulatorEnvironment environment, List<string> looked)
    {
        if (environment[RunningVariable] is not { } host)
        {
            looked.Add($"{RunningVariable} (not set)");
            return null;
        }
        var address = host.Contains("://", StringComparison.Ordinal) ? host : $"http://{host}";
        return
            Uri.TryCreate(address, UriKind.Absolute, out var uri)
            && uri is { Scheme: "http", AbsolutePath: "/", Query: "" }
            ? new(EmulatorOrigin.Running, null, uri)
            : throw EmulatorErrors.NotAnAddress(host);
    }

    private static EmulatorLocation? NamedByVariable(EmulatorEnvironment environment, List<string> looked)
    {
        var jar = environment[JarVariable];
        if (jar is null)
        {
            looked.Add($"{JarVariable} (not set)");
        }
        return Named(jar, $"the variable {JarVariable}");
    }

    // A named jar that is missing is an error: going on to the next place would test against another version than was
    // asked for.
    private static EmulatorLocation? Named(string? jar, string namedBy) =>
        jar is null ? null
        : File.Exists(jar) ? new(EmulatorOrigin.Named, Path.GetFullPath(jar), null)
        : throw EmulatorErrors.JarMissing(jar, namedBy);

    private static EmulatorLocation? InGoogleCloudSdk(EmulatorEnvironment environment, List<string> looked)
    {
        if (environment.FindProgram("gcloud") is not { } gcloud)
        {
            looked.Add("the Google Cloud SDK (no gcloud on PATH)");
            return null;
        }
        var program = File.ResolveLinkTarget(gcloud, returnFinalTarget: true)?.FullName ?? gcloud;
        var jar = Path.GetFullPath(
            Path.Combine(
                Path.GetDirectoryName(program)!,
                "..",
                "platform",
                "cloud-firestore-emulator",
                "cloud-firestore-emulator.jar"
            )
        );
        looked.Add(jar);
        return File.Exists(jar) ? new(EmulatorOrigin.GoogleCloudSdk, jar, null) : null;
    }

    private static string? FirebaseFolder(EmulatorEnvironment environment) =>
        environment["FIREBASE_EMULATORS_PATH"]
        ?? (environment.HomeFolder is { } home ? Path.Combine(home, ".cache", "firebase", "emulators") : null);

    private static EmulatorLocation? Newest(EmulatorOrigin origin, string? folder, List<string> looked)
    {
        if (folder is null)
        {
            return null;
        }
        looked.Add(Path.Combine(folder, JarName("*")));
        var jar = Directory.Exists(folder)
            ? Directory
                .EnumerateFiles(folder, JarName("*"))
                .MaxBy(file => Version.TryParse(VersionInName(file), out var version) ? version : new Version(0, 0))
            : null;
        return jar is null ? null : new(origin, Path.GetFullPath(jar), null);
    }
}
