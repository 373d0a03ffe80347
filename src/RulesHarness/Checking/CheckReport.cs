using RulesHarness.Configuration;
using RulesHarness.Diagnostics;
using RulesHarness.Engines;
using RulesHarness.Language.Exploration.Coverage;
using RulesHarness.Specification.Model;
using RulesHarness.Tracing;

namespace RulesHarness.Checking;

/// <summary>The outcomes of a check.</summary>
public enum CheckOutcome
{
    /// <summary>Everything holds.</summary>
    Holds = 0,

    /// <summary>Something checked does not hold.</summary>
    Fails = 1,

    /// <summary>The input can't be used, or there is nothing to check.</summary>
    UnusableInput = 2,
}

/// <summary>
/// The result of a check: findings, and a verdict on each case in the plan's order. <c>Trace</c> is null when none ran;
/// <c>Duration</c> is the wall time of the whole check.
/// </summary>
public sealed record CheckReport(
    CheckPlan Plan,
    EngineUse Engine,
    IReadOnlyList<Diagnostic> Diagnostics,
    IReadOnlyList<Verdict> Verdicts,
    TraceLinks? Trace,
    TimeSpan Duration
)
{
    /// <summary>The findings that the baseline accepts: they are no longer among the diagnostics.</summary>
    public IReadOnlyList<Diagnostic> Accepted { get; init; } = [];

    /// <summary>The sentences whose grants no case shows, because they are left to tests by hand.</summary>
    public IReadOnlyList<Permission> ByHand => [.. Plan.Spec.Model.ByHand];

    /// <summary>
    /// The atomic conditions of the rules, and whether the cases show their effects; none where no cases ran.
    /// </summary>
    public IReadOnlyList<CoveredCondition> Conditions { get; init; } = [];

    /// <summary>
    /// The baseline that accepts all of today's errors and warnings that can be accepted, as the text of its file.
    /// </summary>
    public string WriteBaseline()
    {
        var places = new DiagnosticLocations(Plan.Files, Plan.Spec.Model);
        return Baseline.Write(
            Accepted.Concat(Diagnostics.Where(finding => finding.Severity != Severity.Info)),
            places.LineOf
        );
    }

    /// <summary>The number of cases with a status.</summary>
    public int Count(CaseStatus status) => Verdicts.Count(verdict => verdict.Status == status);

    /// <summary>The outcome of the whole check. A check without verdicts never holds.</summary>
    public CheckOutcome Outcome =>
        Verdicts.Count == 0 ? CheckOutcome.UnusableInput
        : Verdicts.All(verdict => verdict.Status is CaseStatus.Passed or CaseStatus.Warned)
        && !Diagnostics.Any(Plan.Options.IsFailure)
            ? CheckOutcome.Holds
        : CheckOutcome.Fails;
}
