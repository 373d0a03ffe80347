using RulesHarness.Checking;
using RulesHarness.Engines;

namespace RulesHarness.Tests.Forms;

/// <summary>Tests that the rules of each form hold strictly, and that none of their edits does.</summary>
public sealed class FormTests
{
    [TestCaseSource(nameof(Names))]
    public async Task Rules_that_say_what_the_form_says_hold(string name)
    {
        var form = Named(name);

        var report = await form.CheckAsync(form.Rules);

        report
            .Diagnostics.Where(found => found.Severity != Diagnostics.Severity.Info)
            .Select(found => $"{found.Id} {found.Message}")
            .Should()
            .BeEmpty();
        report.Verdicts.Where(verdict => verdict.Status != CaseStatus.Passed).Should().BeEmpty();
        report.Outcome.Should().Be(Outcome.Holds);
    }

    [TestCaseSource(nameof(Edits))]
    public async Task Rules_that_say_something_else_fail(string name, string part, string instead)
    {
        var form = Named(name);

        var report = await form.CheckAsync(form.RulesWith(part, instead));

        report.Outcome.Should().Be(Outcome.Fails);
        report.Verdicts.Should().NotBeEmpty("the rules are compiled");
    }

    [TestCaseSource(nameof(Names))]
    public void Form_has_edits_from_all_sides(string name) =>
        Named(name).Edits.Should().HaveCountGreaterThanOrEqualTo(4);

    private static Form Named(string name) => Form.All.Single(form => form.Name == name);

    private static IEnumerable<string> Names() => Form.All.Select(form => form.Name);

    private static IEnumerable<TestCaseData> Edits() =>
        Form.All.SelectMany(form => form.Edits.Select(edit => new TestCaseData(form.Name, edit.Part, edit.Instead)));
}
