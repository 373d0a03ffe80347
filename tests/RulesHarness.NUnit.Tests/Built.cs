namespace RulesHarness.NUnit.Tests;

/// <summary>The outputs of other projects in this folder, and the variables to start them with.</summary>
internal static class Built
{
    private static readonly DirectoryInfo Output = new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));

    /// <summary>The folder of a test project's output, in this build's configuration.</summary>
    public static string FolderOf(string project) =>
        Path.Combine(Output.Parent!.Parent!.Parent!.Parent!.FullName, project, "bin", Output.Parent.Name, Output.Name);

    /// <summary>
    /// Variables that lead to the SDK's emulator, and to no archive: that is worth its time to those who come back.
    /// </summary>
    public static IEnumerable<(string Name, string? Value)> Variables(string cache) =>
        [
            ("FIRESTORE_EMULATOR_HOST", null),
            ("RULESHARNESS_EMULATOR_JAR", null),
            ("RULESHARNESS_CACHE", cache),
            ("CI", "true"),
        ];
}
