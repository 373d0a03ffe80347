using System.Text.RegularExpressions;

namespace RulesHarness.Analyzers.Tests;

/// <summary>The page docs/analyzers.md: its examples are compiled and analysed.</summary>
public sealed partial class PageTests
{
    private static readonly string Page = File.ReadAllText(
        Path.Combine(TestContext.CurrentContext.TestDirectory, "Docs/analyzers.md")
    );

    private static IEnumerable<string> Ids => new AwaitedAnalyzer().SupportedDiagnostics.Select(rule => rule.Id);

    [TestCaseSource(nameof(Ids))]
    public async Task Section_has_its_title_and_examples_that_are_wrong_and_right(string id)
    {
        var rule = new AwaitedAnalyzer().SupportedDiagnostics.Single(one => one.Id == id);
        var section = Page.Split("\n## ").Single(part => part.StartsWith(id, StringComparison.Ordinal));

        section.Should().StartWith($"{id}: {rule.Title}\n").And.Contain($"`{rule.DefaultSeverity}`");
        var blocks = Block()
            .Matches(section)
            .Select(block => (Expected: block.Groups[1].Value.Trim(), Code: block.Groups[2].Value))
            .ToList();
        blocks
            .Select(block => block.Expected)
            .Should()
            .Equal([id, ""], "it shows what is wrong, and what to write instead");
        foreach (var (expected, code) in blocks)
        {
            (await Analysis.OfMembersAsync(code, "FluentAssertions", "RulesHarness.NUnit"))
                .Select(found => found.Id)
                .Distinct()
                .Should()
                .Equal(expected.Length == 0 ? [] : [expected], code);
        }
    }

    [GeneratedRegex("```csharp([^\n]*)\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
