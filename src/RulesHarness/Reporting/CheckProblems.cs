using RulesHarness.Cases;
using RulesHarness.Checking;
using RulesHarness.Diagnostics;
using RulesHarness.Engines;
using RulesHarness.Specification.Model;

namespace RulesHarness.Reporting;

/// <summary>The problems of a check: its findings, then the cases that do not hold, in the plan's order.</summary>
internal static class CheckProblems
{
    public static IReadOnlyList<Problem> Of(CheckReport report)
    {
        var failed = report.Verdicts.Where(verdict => verdict.Status != CaseStatus.Passed);
        var problems = Problem.Of(report.Diagnostics).Concat(failed.Select(verdict => Of(verdict, report)));
        return [.. problems.Select(problem => problem.In(PathOf))];

        string PathOf(string file) => WorkingDirectory.PathOf(report, file);
    }

    private static Problem Of(Verdict verdict, CheckReport report)
    {
        var tried = verdict.Case;
        var rules = report.Plan.Rules.Name;
        // The request that rules allow and no sentence grants is made from the rules: it has no line of the spec.
        var spec = tried.Kind == CaseKind.Rules ? (Place?)null : tried.Place;
        var where =
            verdict.RuleLine is { } line ? new Place(rules, line, 1)
            : spec is null ? tried.Place
            : spec.Value;
        return new Problem(
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
