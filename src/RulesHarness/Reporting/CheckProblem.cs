using RulesHarness.Cases;
using RulesHarness.Checking;
using RulesHarness.Diagnostics;
using RulesHarness.Engines;
using RulesHarness.Specification.Model;

namespace RulesHarness.Reporting;

/// <summary>
/// A finding or a case that does not hold, in the one form that machine-readable reports share. <c>Where</c> is the
/// place to look at first, <c>Spec</c> the line of the spec that a case comes from; <c>Text</c> may have several lines.
/// </summary>
internal sealed record CheckProblem(
    string Id,
    Severity Severity,
    string Title,
    string Text,
    Place Where,
    Place? Spec,
    string Key
)
{
    /// <summary>All of them: the findings, then the cases in the plan's order. Information is no problem.</summary>
    public static IReadOnlyList<CheckProblem> Of(CheckReport report) =>
        [
            .. report
                .Diagnostics.Where(finding => finding.Severity != Severity.Info)
                .Select(Of)
                .Concat(
                    report
                        .Verdicts.Where(verdict => verdict.Status != CaseStatus.Passed)
                        .Select(verdict => Of(verdict, report))
                )
                .Select(problem => problem.InRepository(report)),
        ];

    private CheckProblem InRepository(CheckReport report) =>
        this with
        {
            Where = Where with { File = WorkingDirectory.PathOf(report, Where.File) },
            Spec = Spec is { } spec ? spec with { File = WorkingDirectory.PathOf(report, spec.File) } : null,
        };

    private static CheckProblem Of(Diagnostic finding) =>
        new(
            finding.Id,
            finding.Severity,
            finding.Message,
            string.Join('\n', new[] { finding.Message, finding.Help, finding.Details }.Where(text => text.Length > 0)),
            new Place(finding.File, finding.Line, finding.Column),
            null,
            $"{finding.Id}|{finding.File}|{finding.Message}"
        );

    private static CheckProblem Of(Verdict verdict, CheckReport report)
    {
        var tried = verdict.Case;
        var rules = report.Plan.Rules.Name;
        // The request that rules allow and no sentence grants is made from the rules: it has no line of the spec.
        var spec = tried.Kind == CaseKind.Rules ? (Place?)null : tried.Place;
        var where =
            verdict.RuleLine is { } line ? new Place(rules, line, 1)
            : spec is null ? tried.Place
            : spec.Value;
        return new CheckProblem(
            $"case-{CaseNames.KindOf(tried.Kind)}",
            verdict.Status == CaseStatus.Warned ? Severity.Warning : Severity.Error,
            tried.Title,
            FailureText.Of(verdict, report.Plan.Rules, report.Plan.Cases!.Data),
            where,
            spec,
            tried.Id
        );
    }
}
