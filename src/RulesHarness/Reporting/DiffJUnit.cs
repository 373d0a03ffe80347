using RulesHarness.Changes;
using RulesHarness.Diagnostics;

namespace RulesHarness.Reporting;

/// <summary>
/// A comparison as JUnit XML: a suite for the input, with a test that fails with its findings, and a suite for the
/// changes, each a test that fails if the change fails the comparison.
/// </summary>
internal static class DiffJUnit
{
    private const string Input = "files of the comparison";

    public static string Write(DiffReport report)
    {
        var errors = report.Diagnostics.Where(finding => finding.Severity == Severity.Error).ToList();
        var input = new JUnitTest(Input, "nothing is found in the files", CheckJUnit.ResultOf(errors));
        var failing = report.Failing.ToHashSet();
        JUnitSuite[] changes =
            report.Changes.Count == 0
                ? []
                :
                [
                    new JUnitSuite(
                        "changes in behaviour",
                        [.. report.Changes.Select(change => TestOf(change, failing.Contains(change), report))]
                    ),
                ];
        // The time at which the requests are made: the same files give the same report.
        var xml = new JUnitXml("embedded", report.Options.Time, TimeSpan.Zero);
        return xml.Write([new JUnitSuite(Input, [input]), .. changes]);
    }

    private static JUnitTest TestOf(ReviewedChange change, bool fails, DiffReport report)
    {
        var title = DiffProblems.TitleOf(change);
        var result = new JUnitResult(
            fails ? "failure" : "system-out",
            fails ? DiffProblems.DirectionOf(change) : null,
            title,
            DiffProblems.TextOf(change, report)
        );
        return new JUnitTest(change.Change.Path, $"{title} [{change.Statement}]", result);
    }
}
