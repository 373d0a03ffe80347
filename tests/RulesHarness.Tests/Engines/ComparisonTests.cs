using RulesHarness.Cases;
using RulesHarness.Engines;
using RulesHarness.Language.Evaluation;

namespace RulesHarness.Tests.Engines;

/// <summary>Two engines' verdicts held against each other.</summary>
public sealed class ComparisonTests
{
    private static readonly AccessCase Case = SessionTests.Case(new GetRequest("posts/p1"), "ann", allowed: false);

    private static readonly TestCaseData[] Agreeing =
    [
        new(Denied(Cause.False, 4, 5), Denied(Cause.False, 4, 5)) { TestName = "{m}(denials)" },
        new(Allowed(null), Allowed(7)) { TestName = "{m}(a line that the emulator doesn't tell)" },
        new(Neither(), Neither()) { TestName = "{m}(neither)" },
    ];

    private static readonly TestCaseData[] Differing =
    [
        new(Denied(Cause.False, 4), Allowed(4), "RH4501") { TestName = "{m}(decision)" },
        new(Denied(Cause.False, 4), Neither(), "RH4501") { TestName = "{m}(one of them neither allows nor denies it)" },
        new(Denied(Cause.False, 4), Denied(Cause.Error, 4), "RH4502") { TestName = "{m}(cause)" },
        new(Denied(Cause.False, 4, 5), Denied(Cause.False, 4), "RH4503") { TestName = "{m}(a line that was tried)" },
        new(Denied(Cause.False, 4, 5), Denied(Cause.False, 5, 4), "RH4503") { TestName = "{m}(the order of lines)" },
        new(Allowed(4), Allowed(5), "RH4503") { TestName = "{m}(the line that allowed)" },
    ];

    [TestCaseSource(nameof(Agreeing))]
    public void Same_verdicts_leave_nothing_to_say(Verdict emulator, Verdict embedded) =>
        EngineComparison.Find(emulator, embedded, "some.rules").Should().BeNull();

    [TestCaseSource(nameof(Differing))]
    public void Difference_is_reported_with_the_case_and_both_verdicts(Verdict emulator, Verdict embedded, string id)
    {
        var found = EngineComparison.Find(emulator, embedded, "some.rules")!;

        (found.Id, found.File, found.Line).Should().Be((id, "some.rules", 4));
        found.Message.Should().Contain("`case`").And.Contain("the emulator ").And.Contain("the embedded engine ");
    }

    private static Verdict Denied(Cause cause, params int[] lines) =>
        new(Case, CaseStatus.Passed, false, cause, lines[0], "")
        {
            Tried = [.. lines.Select(line => new TriedLine(line, "false"))],
        };

    private static Verdict Allowed(int? line) => new(Case, CaseStatus.Failed, true, Cause.True, line, "");

    private static Verdict Neither() => new(Case, CaseStatus.Error, null, null, null, "InvalidArgument: x");
}
