using System.Diagnostics;
using RulesHarness.Diagnostics;
using RulesHarness.Emulator;
using RulesHarness.Engines;

namespace RulesHarness.Checking;

/// <summary>
/// A whole check on started engines: all cases in one session, and then the findings that need all of them. The tool
/// and the NUnit tests both use it, so they have the same findings.
/// </summary>
internal static class CheckRun
{
    /// <summary>
    /// Runs all cases of a plan and reports every finding: the plan's own, the engines', and those about all cases
    /// together. Without a session or cases, the report has no verdicts, and its findings say why. <paramref
    /// name="progress"/> is called with the number of cases decided, and of all.
    /// </summary>
    /// <exception cref="EmulatorException">The emulator died, or can't be trusted.</exception>
    public static async Task<CheckReport> RunAsync(
        CheckPlan plan,
        CheckEngines engines,
        Action<int, int>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(engines);
        var watch = Stopwatch.StartNew();
        if (plan.Cases is not { } set)
        {
            return new CheckReport(plan, engines.Use, plan.Diagnostics, [], null, watch.Elapsed);
        }
        Diagnostic[] given = [.. plan.Diagnostics, .. engines.Findings(plan.Rules.Name)];
        if (engines.Session is not { } session)
        {
            return new CheckReport(plan, engines.Use, given, [], null, watch.Elapsed);
        }

        var comparing = CompareIndexesAsync(plan, engines, cancellationToken);
        var migrating = Beside(
            plan,
            () => MigrationReview.Find(plan, engines.Clock, cancellationToken),
            cancellationToken
        );
        var reading = Beside(plan, () => CodeAgreement.Find(plan), cancellationToken);
        var part =
            plan.Memory?.RunOf(plan)
            ?? await RunPart.RunAsync(plan, set, engines, session, progress, cancellationToken);
        plan.Memory?.Keep(plan, part);
        Diagnostic[] found =
        [
            .. part.Trace.Findings,
            .. part.Undeclared,
            .. part.Differing,
            .. await comparing,
            .. part.OfVerdicts,
            .. await migrating,
            .. await reading,
            .. given,
        ];
        return Report(plan, engines, part, found, watch);
    }

    private static Task<IReadOnlyList<Diagnostic>> CompareIndexesAsync(
        CheckPlan plan,
        CheckEngines engines,
        CancellationToken cancellationToken
    ) =>
        IsWhole(plan) && engines.Indexes is { } indexes
            ? IndexComparison.FindAsync(indexes, plan.Proof, cancellationToken)
            : Task.FromResult<IReadOnlyList<Diagnostic>>([]);

    /// <summary>Findings of a whole check, which are looked for while its cases run.</summary>
    private static Task<IReadOnlyList<Diagnostic>> Beside(
        CheckPlan plan,
        Func<IReadOnlyList<Diagnostic>> find,
        CancellationToken cancellationToken
    ) => IsWhole(plan) ? Task.Run(find, cancellationToken) : Task.FromResult<IReadOnlyList<Diagnostic>>([]);

    private static bool IsWhole(CheckPlan plan) => plan.Options.Only is null;

    private static CheckReport Report(
        CheckPlan plan,
        CheckEngines engines,
        RunPart part,
        IReadOnlyList<Diagnostic> found,
        Stopwatch watch
    )
    {
        var isWhole = IsWhole(plan);
        var conditions = part.Conditions.Conditions;
        var (counting, accepted) = Accept(plan, plan.ApplySeverities(found), isWhole);
        IReadOnlyList<Verdict> verdicts =
        [
            .. part.Decided,
            .. part.Instants,
            .. part.Explored.Where(verdict => !IsAccepted(verdict, found, counting)),
        ];
        var belowMinimum = isWhole ? CoverageGate.Find(plan, part.Trace.Links, conditions) : [];
        var findings = InOrder(counting.Concat(belowMinimum));
        return new CheckReport(plan, engines.Use, findings, verdicts, part.Trace.Links, watch.Elapsed)
        {
            Accepted = accepted,
            Conditions = conditions,
        };
    }

    /// <summary>
    /// Returns true if the user accepts the part of the rules that allows the request: its finding is not an error any
    /// more.
    /// </summary>
    private static bool IsAccepted(Verdict verdict, IEnumerable<Diagnostic> found, IReadOnlyList<Diagnostic> counting)
    {
        var place = verdict.Case.Place;
        var parts = found
            .Where(finding =>
                finding.Id.StartsWith("RH703", StringComparison.Ordinal)
                && (finding.File, finding.Line) == (place.File, place.Line)
            )
            .ToList();
        return parts.Count > 0
            && !counting.Any(finding =>
                finding.Severity == Severity.Error && (finding.File, finding.Line) == (place.File, place.Line)
            );
    }

    private static (IReadOnlyList<Diagnostic> Counting, IReadOnlyList<Diagnostic> Accepted) Accept(
        CheckPlan plan,
        IReadOnlyList<Diagnostic> found,
        bool isWhole
    ) =>
        plan.Files.Baseline is not { } baseline
            ? (found, [])
            : baseline.Apply(found, new DiagnosticLocations(plan.Files, plan.Spec.Model).LineOf, isWhole);

    /// <summary>Errors first, and among those what is not proven.</summary>
    private static IReadOnlyList<Diagnostic> InOrder(IEnumerable<Diagnostic> found) =>
        [.. found.OrderBy(finding => finding.Severity)];
}
