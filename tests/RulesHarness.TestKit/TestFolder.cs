namespace RulesHarness.TestKit;

/// <summary>
/// The folders that tests write to, all below one that is deleted when the tests of the assembly end.
/// </summary>
public static class TestFolder
{
    private static readonly Lazy<string> Root = new(() =>
        Directory.CreateTempSubdirectory("rulesharness-tests-").FullName
    );

    /// <summary>The cache that emulators of this test run use. No test writes to the user's own.</summary>
    public static string Cache => Path.Combine(Root.Value, "cache");

    /// <summary>Makes an empty folder and returns its full path.</summary>
    public static string New() =>
        Directory.CreateDirectory(Path.Combine(Root.Value, Path.GetRandomFileName())).FullName;

    internal static void DeleteAll()
    {
        if (Root.IsValueCreated)
        {
            Directory.Delete(Root.Value, recursive: true);
        }
    }
}
