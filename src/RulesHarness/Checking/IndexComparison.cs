using RulesHarness.Diagnostics;
using RulesHarness.Engines.Emulator;
using RulesHarness.Indexes;
using RulesHarness.Indexes.Planning;
using RulesHarness.Indexes.Proof;

namespace RulesHarness.Checking;

/// <summary>
/// Compares the planner's indexes with those that the emulator recommends for the same queries, so that each check
/// verifies the planner.
/// </summary>
internal static class IndexComparison
{
    public static async Task<IReadOnlyList<Diagnostic>> FindAsync(
        IndexOracle oracle,
        IndexCoverage proof,
        CancellationToken cancellationToken
    )
    {
        // What Firestore does not support the emulator refuses; that is told already.
        var patterns = proof.Patterns.Where(planned => planned.Plan.Reason is null).ToList();
        var recommended = await oracle.RecommendAsync(
            [.. patterns.Select(planned => planned.Query)],
            cancellationToken
        );
        return
        [
            .. patterns
                .Zip(recommended)
                .Where(pair => !Recommended(pair.First.Plan).SetEquals(pair.Second))
                .Select(pair => Finding(pair.First, pair.Second)),
        ];
    }

    /// <summary>The recommended indexes without the automatic ones, which no report contains.</summary>
    private static HashSet<IndexShape> Recommended(QueryPlan plan)
    {
        var recommended = plan.Rows.Select(row => row.Recommended).OfType<IndexShape>();
        return recommended.Where(shape => !shape.IsAutomatic).ToHashSet();
    }

    private static Diagnostic Finding(PlannedPattern planned, IReadOnlyList<IndexShape> emulators)
    {
        var place = planned.Pattern.Place;
        return IndexDiagnostics.Disagreement.At(
            place.File,
            place.Line,
            place.Column,
            planned.Pattern.Name,
            Show(Recommended(planned.Plan)),
            Show(emulators)
        );
    }

    private static string Show(IReadOnlyCollection<IndexShape> shapes) =>
        shapes.Count == 0 ? "none" : string.Join(" and ", shapes);
}
