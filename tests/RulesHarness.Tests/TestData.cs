using RulesHarness.Specification;
using RulesHarness.Specification.Model;

namespace RulesHarness.Tests;

/// <summary>The specs that tests read: files beside the test assembly.</summary>
internal static class TestData
{
    public static DateTimeOffset Now { get; } = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>A small product without a mistake, from which most tests start.</summary>
    public static string Blog { get; } = Text("Specification/Data/blog.md");

    public static string Sample { get; } = Text("Sample/database.md");

    public static string Text(string path) =>
        File.ReadAllText(Path.Combine(TestContext.CurrentContext.TestDirectory, path));

    /// <summary>The texts of a folder's files, in the order of their names.</summary>
    public static IEnumerable<string> Files(string folder) =>
        Directory
            .GetFiles(Path.Combine(TestContext.CurrentContext.TestDirectory, folder))
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllText);

    public static SpecReading Read(string text) => SpecReader.Read(new SpecFile("spec.md", text));

    /// <summary>The model of a text that must be without errors.</summary>
    public static DataModel Model(string text)
    {
        var reading = Read(text);
        reading.Diagnostics.Where(found => found.Severity == Diagnostics.Severity.Error).Should().BeEmpty();
        return reading.Model;
    }

    /// <summary>The small product with one part of its text replaced; what is replaced must be there once.</summary>
    public static string BlogWith(string part, string replacement)
    {
        Blog.Split(part).Should().HaveCount(2, $"`{part}` stands in the spec once");
        return Blog.Replace(part, replacement, StringComparison.Ordinal);
    }
}
