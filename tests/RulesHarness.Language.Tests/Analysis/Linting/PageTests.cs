using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Analysis.Linting;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Tests.Analysis.Linting;

/// <summary>The pages in docs/rules: their examples are run.</summary>
public sealed partial class PageTests
{
    private static readonly string Root = FindRoot();

    private static IEnumerable<string> Ids =>
        Directory
            .GetFiles(Path.Combine(Root, "docs/rules"), "RH*.md")
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .Order();

    [TestCaseSource(nameof(Ids))]
    public void Example_that_is_wrong_is_found_and_the_right_one_is_not_reported(string id)
    {
        var page = File.ReadAllText(Path.Combine(Root, $"docs/rules/{id}.md"));
        var schema = new RulesSchema([
            .. SchemaBlock().Matches(page).Take(1).Select(block => Read(block.Groups[1].Value)),
        ]);
        var blocks = RulesBlock()
            .Matches(page)
            .Select(block =>
                (Expected: block.Groups[1].Value.Trim(), Text: Repeated(block.Groups[3].Value, block.Groups[2].Value))
            )
            .ToList();

        blocks
            .Select(block => block.Expected)
            .Distinct()
            .Should()
            .BeEquivalentTo([id, ""], "it shows what is wrong, and what to write instead");
        foreach (var (expected, text) in blocks)
        {
            var rules = text.Contains("service ", StringComparison.Ordinal)
                ? RulesParser.Parse(text)
                : Samples.Parse(text);
            var found = RulesAnalyzer.Analyze(rules, schema).ToList();
            found
                .Any(finding => finding.Id == id)
                .Should()
                .Be(expected == id, "of {0}, which gives {1}", text, string.Join(", ", found));
            found
                .Where(finding => expected.Length == 0 && finding.Severity == RulesSeverity.Warning)
                .Should()
                .BeEmpty("{0} is what to write", text);
        }
    }

    [TestCaseSource(nameof(Ids))]
    public void Page_says_what_it_is_about_why_it_matters_and_what_to_write(string id)
    {
        File.ReadAllText(Path.Combine(Root, $"docs/rules/{id}.md"))
            .Should()
            .StartWith($"# {id}: ")
            .And.Contain("\n## Why it matters\n")
            .And.Contain("\n## What to write instead\n");
    }

    [Test]
    public void Each_finding_has_a_page_and_a_row_in_the_reference()
    {
        var catalogue = File.ReadAllText(
            Path.Combine(Root, "src/RulesHarness.Language/Analysis/Linting/LintDiagnostics.cs")
        );
        var reference = File.ReadAllText(Path.Combine(Root, "docs/reference.md"));

        var ids = Id()
            .Matches(catalogue)
            .Concat(
                Directory
                    .GetFiles(Path.Combine(Root, "src/RulesHarness.Language/Analysis/Linting"))
                    .SelectMany(file => Id().Matches(File.ReadAllText(file)))
            )
            .Select(match => match.Groups[1].Value)
            .Distinct()
            .Order();

        ids.Should().Equal(Ids);
        Ids.Should().OnlyContain(id => reference.Contains($"[{id}](rules/{id}.md)"));
    }

    private static string Repeated(string text, string times) =>
        times.Length == 0
            ? text
            : string.Concat(Enumerable.Repeat(text, int.Parse(times, CultureInfo.InvariantCulture)));

    private static CollectionSchema Read(string block)
    {
        var lines = block.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return new CollectionSchema(
            lines[0],
            [
                .. lines
                    .Skip(1)
                    .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
                    .Select(cells => Field(cells[1].Trim('`'), cells[2])),
            ]
        );
    }

    private static FieldSchema Field(string name, string type) =>
        type switch
        {
            "string" => new FieldSchema(name, ValueKinds.String, []),
            "int" => new FieldSchema(name, ValueKinds.Integer, []),
            ['e', 'n', 'u', 'm', '(', .. var values, ')'] => new FieldSchema(
                name,
                ValueKinds.String,
                [.. values.Split(", ").ToImmutableArray<object>()]
            ),
            _ => throw new InvalidOperationException($"the test knows no type `{type}`"),
        };

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

    [GeneratedRegex("^```rules(| RH[0-9]+)(?: repeated ([0-9]+) times)?\n((?s:.*?))^```$", RegexOptions.Multiline)]
    private static partial Regex RulesBlock();

    [GeneratedRegex("^```spec\n((?s:.*?))^```$", RegexOptions.Multiline)]
    private static partial Regex SchemaBlock();

    [GeneratedRegex(@"""(RH21\d\d)""")]
    private static partial Regex Id();
}
