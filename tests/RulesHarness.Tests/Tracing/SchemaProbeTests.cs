using RulesHarness.Cases;
using RulesHarness.Checking;
using RulesHarness.Engines;

namespace RulesHarness.Tests.Tracing;

/// <summary>Tests the values of <c>schema-probes</c>.</summary>
public sealed class SchemaProbeTests
{
    private static readonly string Loose = Notes.With("    && request.resource.data.text.size() <= 100", "");

    [TestCase("enforce", false, CaseStatus.Failed, Outcome.Fails)]
    [TestCase("warn", false, CaseStatus.Warned, Outcome.Holds)]
    [TestCase("warn", true, CaseStatus.Warned, Outcome.Fails)]
    public async Task Schema_that_is_not_enforced(string probes, bool strict, CaseStatus status, Outcome outcome)
    {
        var report = await Notes.CheckAsync(Loose, Spec(probes), strict: strict);

        report
            .Verdicts.Where(verdict => verdict.Status != CaseStatus.Passed)
            .Should()
            .ContainSingle()
            .Which.Status.Should()
            .Be(status);
        report.Outcome.Should().Be(outcome);
        report
            .Found()
            .Count(found => found.StartsWith("RH7010 notes.md(23,", StringComparison.Ordinal))
            .Should()
            .Be(status == CaseStatus.Warned ? 1 : 0);
    }

    [Test]
    public async Task Only_schemas_are_warned_of()
    {
        var report = await Notes.CheckAsync(Notes.With("mine(resource.data) ||", "true ||"), Spec("warn"));

        report.Outcome.Should().Be(Outcome.Fails);
        report.Count(CaseStatus.Failed).Should().BePositive();
    }

    // A value that the schema allows, and rules refuse, is a denied grant and no schema that is not enforced.
    [TestCase("request.resource.data.text.size() <= 100", "request.resource.data.text.size() <= 99")]
    [TestCase("request.resource.data.text.size() >= 1", "request.resource.data.text.size() >= 2")]
    [TestCase("request.resource.data.get('text', 0) is string", "request.resource.data.get('text', 0) is int")]
    [TestCase("allow create: if mine(request.resource.data)", "allow create: if false && mine(request.resource.data)")]
    public async Task Denied_grant_fails_although_schemas_only_warn(string condition, string tighter)
    {
        var report = await Notes.CheckAsync(Notes.With(condition, tighter), Spec("warn"));

        report.Outcome.Should().Be(Outcome.Fails);
        report
            .Verdicts.Where(verdict => verdict.Case.IsAllowed && verdict.Status != CaseStatus.Passed)
            .Should()
            .NotBeEmpty()
            .And.OnlyContain(verdict => verdict.Status == CaseStatus.Failed);
        report.Found().Should().NotContain(found => found.StartsWith("RH7010", StringComparison.Ordinal));
    }

    [Test]
    public async Task Schemas_are_not_tried_where_probes_are_off()
    {
        var report = await Notes.CheckAsync(Loose, Spec("off"));

        report.Outcome.Should().Be(Outcome.Holds);
        report.Verdicts.Should().NotBeEmpty().And.NotContain(verdict => verdict.Case.Kind == CaseKind.Schema);
    }

    [TestCase("schema-probes: sometimes", "sometimes")]
    [TestCase("schema-probes: [warn]", "[ warn ]")]
    [TestCase("schema-probes:", "")]
    public void Other_values_are_errors_with_their_line(string line, string value)
    {
        var found = TestData
            .Read($"---\ntitle: Notes\n{line}\n---\n{Notes.Spec}")
            .Diagnostics.Should()
            .ContainSingle()
            .Which;

        (found.Id, found.Line, found.Column).Should().Be(("RH1008", 3, 1));
        found.Message.Should().Contain($"`{value}` is not a value");
    }

    private static string Spec(string probes) => $"---\nschema-probes: {probes}\n---\n{Notes.Spec}";
}
