using RulesHarness.Firestore.Emulator;

namespace RulesHarness.Firestore.Tests.Emulator;

/// <summary>Starts emulators and writes rules for the tests, and has their folder.</summary>
public static class TestRun
{
    private static readonly string Folder = Directory.CreateTempSubdirectory("rulesharness-tests-").FullName;

    public static FirestoreEmulator Shared => TestEmulator.Shared;

    /// <summary>
    /// This process's variables, without those that would lead a test to another emulator than the SDK's.
    /// </summary>
    public static EmulatorEnvironment Environment { get; } =
        EmulatorEnvironment
            .FromProcess()
            .With("FIRESTORE_EMULATOR_HOST", null)
            .With("RULESHARNESS_EMULATOR_JAR", null)
            .With("RULESHARNESS_CACHE", Path.Combine(Folder, "cache"))
            .With("CI", null);

    public static EmulatorOptions Options { get; } = new() { Environment = Environment, AllowArchive = false };

    public static RulesFile DenyAll { get; } = Rules("match /{document=**} { allow read, write: if false; }");

    public static RulesFile AllowAll { get; } = Rules("match /{document=**} { allow read, write: if true; }");

    public static string NewFolder() =>
        Directory.CreateDirectory(Path.Combine(Folder, Path.GetRandomFileName())).FullName;

    public static string NewProject() => $"demo-{Guid.NewGuid():N}";

    public static RulesFile Rules(string matches) =>
        new(
            "firestore.rules",
            $"rules_version = '2';\nservice cloud.firestore {{ match /databases/{{database}}/documents {{\n{matches}\n}} }}\n"
        );

    public static void DeleteFolder() => Directory.Delete(Folder, recursive: true);
}
