namespace RulesHarness.Architecture.Tests;

/// <summary>The source tree that the tests were built from.</summary>
internal static class Repository
{
    public static readonly string Root = FindRoot();

    public static readonly string Source = Path.Combine(Root, "src");

    public static readonly string Tests = Path.Combine(Root, "tests");

    public static IEnumerable<string> Projects =>
        Directory.GetFiles(Source, "*.csproj", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    /// <summary>Files in src, relative to it, without what a build makes.</summary>
    public static IEnumerable<string> Files => FilesIn(Source);

    /// <summary>Files in tests, relative to it, without what a build makes.</summary>
    public static IEnumerable<string> TestFiles => FilesIn(Tests);

    /// <summary>The Markdown pages that people read, relative to the root.</summary>
    public static IEnumerable<string> Pages =>
        new[] { ".", "docs", "docs/contributing", "docs/rules", "packaging" }
            .SelectMany(folder => Directory.GetFiles(Path.Combine(Root, folder), "*.md"))
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    private static IEnumerable<string> FilesIn(string folder) =>
        Directory
            .GetFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
            .Where(file => !file.Split('/').Any(part => part is "bin" or "obj"))
            .Order(StringComparer.Ordinal);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "RulesHarness.sln")))
        {
            folder =
                folder.Parent
                ?? throw new InvalidOperationException("RulesHarness.sln is in no folder above the tests.");
        }

        return folder.FullName;
    }
}
