using RulesHarness.Diagnostics;
using RulesHarness.Indexes.Files;
using RulesHarness.Indexes.Planning;
using RulesHarness.Specification.Model;

namespace RulesHarness.Indexes.Proof;

/// <summary>An access pattern and its plan.</summary>
public sealed record PlannedPattern(AccessPattern Pattern, IndexQuery Query, QueryPlan Plan);

/// <summary>
/// Whether every access pattern has the indexes it needs, and every declared index a pattern that needs it.
/// <c>Unused</c> serve no pattern; <c>Redundant</c> serve some that others, merged or automatic, serve as well.
/// </summary>
public sealed record IndexCoverage(
    IReadOnlyList<PlannedPattern> Patterns,
    IReadOnlyList<IndexShape> Missing,
    IReadOnlyList<IndexDeclaration> Unused,
    IReadOnlyList<IndexDeclaration> Redundant,
    IReadOnlyList<Diagnostic> Diagnostics
)
{
    /// <summary>Nothing to prove.</summary>
    public static IndexCoverage Empty { get; } = new([], [], [], [], []);

    /// <summary>
    /// The proof of a spec's access patterns over an index file; <paramref name="fileName"/> is where a missing index
    /// is to be added. <paramref name="refusal"/> gives Firestore's reason for rejecting a query, or null.
    /// </summary>
    public static IndexCoverage Of(
        DataModel model,
        IndexFile file,
        string fileName,
        Func<AccessPattern, IndexQuery, string?> refusal
    )
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(refusal);
        var indexes = file.ToIndexSet();
        var patterns = (
            from pattern in model.AccessPatterns
            let query = PatternQuery.Of(model, pattern)
            where query is not null
            select new PlannedPattern(
                pattern,
                query,
                refusal(pattern, query) is { } reason ? new QueryPlan([], reason) : IndexPlanner.Plan(query, indexes)
            )
        ).ToList();
        var needless = NeedlessIndexes.Of(file, patterns.Select(planned => (planned.Query, planned.Plan)), "the spec");
        return new IndexCoverage(
            patterns,
            [.. patterns.SelectMany(planned => planned.Plan.Missing).Distinct()],
            needless.Unused,
            needless.Redundant,
            [
                .. patterns.SelectMany(planned =>
                    PlanDiagnostics.Of(
                        planned.Plan,
                        planned.Query,
                        planned.Pattern.Name,
                        planned.Pattern.Place,
                        fileName
                    )
                ),
                .. UnknownNames.Of(model, file),
                .. needless.Diagnostics,
            ]
        );
    }
}
