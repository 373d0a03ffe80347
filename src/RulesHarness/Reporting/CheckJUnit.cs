using RulesHarness.Checking;
using RulesHarness.Diagnostics;
using RulesHarness.Engines;

namespace RulesHarness.Reporting;

/// <summary>
/// A check as JUnit XML: a suite for the input, with a test that fails with its findings, a suite for each collection,
/// with a test for each case, and one for the sentences that are left to tests by hand.
/// </summary>
internal static class CheckJUnit
{
    private const string Input = "spec, rules and indexes";

    public static string Write(CheckReport report)
    {
        var collections = report
            .Verdicts.GroupBy(verdict => verdict.Case.Collection.Text)
            .Select(collection => new JUnitSuite(
                collection.Key,
                [.. collection.Select(verdict => TestOf(verdict, report))]
            ));
        JUnitSuite[] byHand = report.ByHand.Count == 0 ? [] : [ByHand(report)];
        var xml = new JUnitXml(report.Engine.Name, report.Plan.Time, report.Duration);
        return xml.Write([InputSuite(report), .. collections, .. byHand]);
    }

    private static JUnitSuite InputSuite(CheckReport report)
    {
        var findings = report.Diagnostics.Where(report.Plan.Options.IsFailure).ToList();
        return new JUnitSuite(Input, [new JUnitTest(Input, "nothing is found in the files", ResultOf(findings))]);
    }

    /// <summary>The failure that findings are; null if there are none.</summary>
    public static JUnitResult? ResultOf(IReadOnlyList<Diagnostic> findings) =>
        findings.Count == 0
            ? null
            : new JUnitResult(
                "failure",
                "findings",
                findings[0].Message,
                string.Join('\n', findings.Select(one => $"{one}"))
            );

    private static JUnitTest TestOf(Verdict verdict, CheckReport report)
    {
        var element = verdict.Status switch
        {
            CaseStatus.Failed => "failure",
            CaseStatus.Error => "error",
            CaseStatus.Warned => "system-out",
            _ => null,
        };
        return new JUnitTest(
            verdict.Case.Collection.Text,
            $"{verdict.Case.Title} [{verdict.Case.Id}]",
            element is null ? null : ResultOf(verdict, element, report)
        );
    }

    private static JUnitResult ResultOf(Verdict verdict, string element, CheckReport report) =>
        new(
            element,
            element == "system-out" ? null : CaseNames.KindOf(verdict.Case.Kind),
            verdict.Case.Title,
            FailureText.Of(verdict, report.Plan.Rules, report.Plan.Cases!.Data)
        );

    /// <summary>A skipped test for each sentence that is left to tests by hand.</summary>
    private static JUnitSuite ByHand(CheckReport report) =>
        new(
            "tested by hand",
            [
                .. report.ByHand.Select(sentence => new JUnitTest(
                    sentence.Collection.Text,
                    FormattableString.Invariant($"{sentence.Text} [{sentence.Place.File}:{sentence.Place.Line}]"),
                    new JUnitResult("skipped", null, $"tested by hand: {sentence.ByHand}", "")
                )),
            ]
        );
}
