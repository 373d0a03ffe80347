using RulesHarness.Configuration;
using RulesHarness.Diagnostics;
using RulesHarness.Engines;
using RulesHarness.Language.Exploration.Coverage;
using RulesHarness.Specification.Model;
using RulesHarness.Tracing;

namespace RulesHarness.Checking;

/// <summary>
/// The result of a check: findings, and a verdict on each case in the plan's order. <c>Trace</c> is null when none ran;
/// <c>Duration</c> is the wall time of the whole check.
/// </summary>
public sealed record CheckReport
{
    internal CheckReport(
        CheckPlan plan,
        EngineUse engine,
        IReadOnlyList<Diagnostic> diagnostics,
        IReadOnlyList<Verdict> verdicts,
        TraceLinks? trace,
        TimeSpan duration
    )
    {
        Plan = plan;
        Engine = engine;
        Diagnostics = diagnostics;
        Verdicts = verdicts;
        Trace = trace;
        Duration = duration;
    }

    internal CheckPlan Plan { get; init; }

    internal EngineUse Engine { get; init; }

    /// <summary>All findings, errors first.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; init; }

    /// <summary>The verdicts on the cases, those of the plan first and in its order.</summary>
    public IReadOnlyList<Verdict> Verdicts { get; init; }

    internal TraceLinks? Trace { get; init; }

    internal TimeSpan Duration { get; init; }

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

    /// <summary>Returns true if cases were decided; if not, a finding says why.</summary>
    public bool HasRun => Verdicts.Count > 0;

    /// <summary>The number of cases with a status.</summary>
    public int Count(CaseStatus status) => Verdicts.Count(verdict => verdict.Status == status);

    /// <summary>The outcome of the whole check. A check without verdicts never holds.</summary>
    public Outcome Outcome =>
        Verdicts.Count == 0 ? Outcome.UnusableInput
        : Verdicts.All(verdict => verdict.Status is CaseStatus.Passed or CaseStatus.Warned)
        && !Diagnostics.Any(Plan.Options.IsFailure)
            ? Outcome.Holds
        : Outcome.Fails;

    /// <summary>
    /// The report of a plan that was not run: its findings alone, and the engine that would have decided.
    /// </summary>
    public static CheckReport NotRun(CheckPlan plan, TimeSpan duration)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var (choice, isNamed) = EngineChoices.Of(plan.Options.Engine, plan.Options.Emulator);
        var engine = new EngineUse(choice.ToString().ToLowerInvariant(), null, isNamed);
        return new CheckReport(plan, engine, plan.Diagnostics, [], null, duration);
    }
}
