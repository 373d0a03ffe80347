using RulesHarness.Checking;
using RulesHarness.Engines;
using RulesHarness.Tests.Tracing;

namespace RulesHarness.Tests.Cases;

/// <summary>
/// What a condition can say is proved by its cases, from both sides: rules that say it pass a strict check, and rules
/// that say nearly the same do not.
/// </summary>
[Parallelizable(ParallelScope.All)]
public sealed class ConditionFormTests
{
    [TestCaseSource(nameof(Forms))]
    public async Task Rules_that_say_a_form_pass_and_rules_that_say_nearly_a_form_fail(string form)
    {
        var tried = ConditionForm.All.Single(one => one.Name == form);
        await using var check = await StrictCheck.OfAsync(tried.Spec);

        foreach (var rules in tried.Rules)
        {
            var report = await check.RunAsync(rules);

            report
                .Verdicts.Where(verdict => verdict.Status != CaseStatus.Passed)
                .Select(verdict => $"{verdict.Case.Id}: {verdict.Case.Title}")
                .Should()
                .BeEmpty();
            report.Outcome.Should().Be(Outcome.Holds, string.Join('\n', report.Found()));
        }

        var outcomes = new List<(string From, string To, Outcome Outcome)>();
        foreach (var (from, to) in tried.Edits)
        {
            outcomes.Add((from, to, (await check.RunAsync(tried.With((from, to)))).Outcome));
        }
        outcomes.Where(edit => edit.Outcome != Outcome.Fails).Should().BeEmpty();
    }

    /// <summary>Cases with documents of their own, at ids that others have as well.</summary>
    [TestCase("a switch in one document")]
    [TestCase("a default where there is none")]
    [TestCase("an id that is a literal")]
    [TestCase("a document that is not there")]
    [TestCase("a single document that is made once")]
    [TestCase("all documents below a document")]
    [TestCase("collections whose names are listed")]
    [TestCase("a new document together with another")]
    [TestCase("a document together with a deletion of another")]
    [TestCase("a number that both writes count on")]
    [TestCase("a look-up through a look-up")]
    [TestCase("a list without an item twice")]
    [TestCase("a list to which somebody is added once")]
    [TestCase("ids side by side of which one is looked up")]
    [TestCase("a look-up through a document that a field names")]
    public async Task Emulator_decides_a_form_the_same(string form)
    {
        var tried = ConditionForm.All.Single(one => one.Name == form);

        var report = await Notes.CheckAsync(tried.Rules[0], tried.Spec, strict: true);

        report.Outcome.Should().Be(Outcome.Holds, string.Join('\n', report.Found()));
    }

    [Test]
    public void Each_form_has_four_wrong_rules() =>
        ConditionForm.All.Should().OnlyContain(form => form.Edits.Count >= 4 && form.Rules.Count > 0);

    private static IEnumerable<string> Forms => ConditionForm.All.Select(form => form.Name);
}
