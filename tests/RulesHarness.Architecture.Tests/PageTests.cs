using System.Text.RegularExpressions;

namespace RulesHarness.Architecture.Tests;

/// <summary>The pages of the repository: what they link to exists, and so does what they quote.</summary>
public sealed partial class PageTests
{
    private const string MessageGuide = "docs/contributing/messages.md";

    private static IEnumerable<string> Pages => Repository.Pages;

    private static IEnumerable<string> Quotes =>
        Quote().Matches(OneLine(Text(MessageGuide))).Select(quote => quote.Value);

    [TestCaseSource(nameof(Pages))]
    public void Links_lead_to_files_and_headings(string page)
    {
        BrokenLinks(page, Text(page)).Should().BeEmpty();
    }

    [TestCase("[a](README.md)", null)]
    [TestCase("[a](../README.md#try-it)", null)]
    [TestCase("[a](https://example.com/missing.md#nowhere)", null)]
    [TestCase("`[a](missing.md)`", null)]
    [TestCase("```text\n[a](missing.md)\n```\n", null)]
    [TestCase("[a](missing.md)", "missing.md")]
    [TestCase("[a](../README.md#no-such-heading)", "../README.md#no-such-heading")]
    [TestCase("## A `b`\n[a](#a-b)", null)]
    [TestCase("## A\n[a](#b)", "#b")]
    public void Link_to_nothing_is_found(string text, string? expected)
    {
        var page = text.Contains("(README", StringComparison.Ordinal) ? "docs.md" : "docs/page.md";

        BrokenLinks(page, text).Should().Equal(expected is null ? [] : [expected]);
    }

    [TestCaseSource(nameof(Quotes))]
    public void Message_that_the_guide_quotes_is_in_a_catalogue(string quote)
    {
        var (id, message) = (Quote().Match(quote).Groups[1].Value, Quote().Match(quote).Groups[2].Value);
        var catalogues = Repository
            .Files.Where(file => file.EndsWith(".cs", StringComparison.Ordinal))
            .Select(file => File.ReadAllText(Path.Combine(Repository.Source, file)))
            .Where(text => text.Contains($"\"{id}\"", StringComparison.Ordinal));

        catalogues.Should().Contain(text => text.Contains(message, StringComparison.Ordinal));
    }

    private static IEnumerable<string> BrokenLinks(string page, string text)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Repository.Root, page))!;
        foreach (Match link in Link().Matches(Code().Replace(text, "")))
        {
            var target = link.Groups[1].Value;
            var parts = target.Split('#');
            var file = Path.Combine(folder, parts[0]);
            var isThere = parts[0].Length == 0 || File.Exists(file) || Directory.Exists(file);
            if (
                !isThere
                || (
                    parts.Length > 1
                    && !Headings(parts[0].Length == 0 ? text : File.ReadAllText(file)).Contains(parts[1])
                )
            )
            {
                yield return target;
            }
        }
    }

    // As GitHub makes anchors of headings.
    private static IEnumerable<string> Headings(string text) =>
        Heading()
            .Matches(text)
            .Select(heading => NotInAnchor().Replace(heading.Groups[1].Value.ToLowerInvariant(), "").Replace(' ', '-'));

    private static string Text(string page) => File.ReadAllText(Path.Combine(Repository.Root, page));

    private static string OneLine(string text) => LineBreak().Replace(text, " ");

    [GeneratedRegex(@"\]\((?!https?:)([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^```.*?^```$|``.+?``|`[^`\n]+`", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex("^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchor();

    [GeneratedRegex(@"(RH\d{4})(?:| says|:) ""([^""]+)""")]
    private static partial Regex Quote();

    [GeneratedRegex(@"\n\s*")]
    private static partial Regex LineBreak();
}
