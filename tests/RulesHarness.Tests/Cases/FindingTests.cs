using RulesHarness.Cases;
using RulesHarness.Diagnostics;
using RulesHarness.Fixtures;

namespace RulesHarness.Tests.Cases;

/// <summary>Conditions that no case can be made for are findings, with the place of their sentence.</summary>
public sealed class FindingTests
{
    [TestCase("status == \"drafted\"", "RH4010", Severity.Warning)]
    [TestCase("rating >= 0", "RH4011", Severity.Warning)]
    [TestCase("status == \"draft\"", "", Severity.Info)]
    public void Condition_is_reported(string condition, string id, Severity severity)
    {
        var spec = TestData.BlogWith("docs where `status == \"draft\"`.", $"docs where `{condition}`.");
        var set = Generate(spec);
        set.Cases.Should().NotBeEmpty();
        set.Findings.Select(finding => (finding.Id, finding.Severity, finding.Line))
            .Should()
            .Equal(id.Length == 0 ? [] : [(id, severity, LineOf(spec, condition))]);
        set.Findings.Where(finding =>
                !finding.Message.Contains(condition, StringComparison.Ordinal) || finding.Help.Length == 0
            )
            .Should()
            .BeEmpty();
    }

    [Test]
    public void Condition_with_too_many_alternatives_is_refused_at_once([Values(5, 64)] int parts)
    {
        var condition = string.Join(
            " and ",
            Enumerable.Range(0, parts).Select(at => $"(rating == {at % 10} or title == \"{at}\")")
        );
        var spec = TestData.BlogWith("docs where `status == \"draft\"`.", $"docs where `{condition}`.");
        var set = Generate(spec);
        set.Cases.Should().BeEmpty();
        set.Findings.Where(finding => finding.Severity == Severity.Error)
            .Select(finding => (finding.Id, finding.Line))
            .Should()
            .Equal(("RH4012", LineOf(spec, "(rating == 0")));
    }

    [Test]
    public void Condition_whose_opposite_has_many_alternatives_is_tried()
    {
        var condition = string.Join(
            " or ",
            Enumerable.Range(0, 30).Select(at => $"rating == {at % 10} and title == \"{at}\"")
        );
        Generate(TestData.BlogWith("docs where `status == \"draft\"`.", $"docs where `{condition}`."))
            .Cases.Should()
            .NotBeEmpty();
    }

    [TestCase("`status == \"published\"`", "`createdAt desc`")]
    [TestCase("`status == \"published\" and body == \"x\"`", "`body`")]
    [TestCase("`status == \"published\"`", "`body`", "RH4015")]
    [TestCase("`status == \"published\" and body != \"x\"`", "", "RH4015")]
    [TestCase("`status == \"published\" and body != null`", "")]
    [TestCase("`status == \"published\" and status == \"draft\"`", "", "RH4014")]
    [TestCase("`status == \"published\" and rating > 10`", "", "RH4014")]
    [TestCase("`status == \"publishd\"`", "", "RH4014")]
    public void Access_pattern_is_reported(string filters, string sort, params string[] ids)
    {
        var spec = TestData.BlogWith("`status == \"published\"` | `createdAt desc`", $"{filters} | {sort}");

        Generate(spec)
            .Findings.Where(finding => finding.Line == LineOf(spec, "Front page"))
            .Select(finding => finding.Id)
            .Where(id => id != "RH4013")
            .Should()
            .Equal(ids);
    }

    [Test]
    public void Filter_with_more_values_than_a_query_may_have_is_refused()
    {
        var values = string.Join(", ", Enumerable.Range(0, 31).Select(at => $"\"{at}\""));
        var spec = TestData.BlogWith(
            "`status == \"published\"` | `createdAt desc`",
            $"`title in [{values}]` | `createdAt desc`"
        );
        Generate(spec)
            .Findings.Select(finding => (finding.Id, finding.Line))
            .Should()
            .Equal(("RH4012", LineOf(spec, "`title in [")));
    }

    [Test]
    public void Sample_has_none() => Generate(TestData.Sample).Findings.Should().BeEmpty();

    private static int LineOf(string spec, string part) =>
        spec[..spec.IndexOf(part, StringComparison.Ordinal)].Count(c => c == '\n') + 1;

    private static CaseSet Generate(string spec) =>
        CaseGenerator.Generate(TestData.Model(spec), new FixtureOptions(), TestData.Now);
}
