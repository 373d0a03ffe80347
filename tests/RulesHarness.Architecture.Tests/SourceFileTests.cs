using System.Text.RegularExpressions;

namespace RulesHarness.Architecture.Tests;

public sealed class SourceFileTests
{
    [Test]
    public void Namespace_of_each_file_is_its_folder()
    {
        var code = Repository.Files.Where(file => file.EndsWith(".cs", StringComparison.Ordinal));

        Told(Repository.Source, code, SourceRules.Namespace).Should().BeEmpty();
    }

    [Test]
    public void Files_are_short()
    {
        // A declared API is as long as the API.
        var written = Repository.Files.Where(file =>
            !Path.GetFileName(file).StartsWith("PublicAPI.", StringComparison.Ordinal)
        );
        Told(Repository.Source, written, SourceRules.Length).Should().BeEmpty();
    }

    [Test]
    public void Files_of_tests_are_short()
    {
        var code = Repository.TestFiles.Where(file => file.EndsWith(".cs", StringComparison.Ordinal));

        Told(Repository.Tests, code, SourceRules.Length).Should().BeEmpty();
    }

    [Test]
    public void Finding_has_an_id_of_its_own()
    {
        var ids = Repository
            .Files.Where(file => file.EndsWith(".cs", StringComparison.Ordinal))
            .SelectMany(file =>
                Regex.Matches(
                    File.ReadAllText(Path.Combine(Repository.Source, file)),
                    @"DiagnosticDescriptor \w+ = new\(\s*""(RH\d{4})"""
                )
            )
            .Select(found => found.Groups[1].Value)
            .ToList();

        ids.Should().HaveCountGreaterThan(60).And.OnlyHaveUniqueItems();
    }

    [TestCase("P/A/B.cs", "namespace P.A;", null)]
    [TestCase("P/A/B.cs", "using X;\n\nnamespace P.A;\n", null)]
    [TestCase("P/B.cs", "namespace P.A;", "P/B.cs is in `P.A`, its folder is `P`")]
    [TestCase("P.Q/A/B.cs", "namespace P.Q;", "P.Q/A/B.cs is in `P.Q`, its folder is `P.Q.A`")]
    [TestCase("P/A/B.cs", "namespace P.A { }", "P/A/B.cs has no `namespace P.A;`")]
    [TestCase("P/Program.cs", "return 2;", null)]
    public void Namespace_that_differs_from_the_folder_is_found(string file, string text, string? expected)
    {
        SourceRules.Namespace(file, text).Should().Be(expected);
    }

    [TestCase(400, null)]
    [TestCase(401, "a.cs has 401 lines, 400 are the most")]
    public void Length_over_the_limit_is_found(int lines, string? expected)
    {
        SourceRules.Length("a.cs", string.Concat(Enumerable.Repeat("x\n", lines))).Should().Be(expected);
    }

    private static IEnumerable<string> Told(
        string folder,
        IEnumerable<string> files,
        Func<string, string, string?> rule
    ) => files.Select(file => rule(file, File.ReadAllText(Path.Combine(folder, file)))).OfType<string>();
}
