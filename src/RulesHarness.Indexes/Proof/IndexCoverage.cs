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
        var needless = RedundantIndexes.Of(file, [.. patterns.Where(planned => planned.Plan.Reason is null)]);
        return new IndexCoverage(
            patterns,
            [.. patterns.SelectMany(planned => planned.Plan.Missing).Distinct()],
            [.. needless.Where(each => each.IsUnused).Select(each => each.Index)],
            [.. needless.Where(each => !each.IsUnused).Select(each => each.Index)],
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
                .. needless.Select(each => Finding(each, patterns)),
            ]
        );
    }

    private static Diagnostic Finding(RedundantIndex needless, List<PlannedPattern> patterns)
    {
        var (place, shape) = (needless.Index.Place, IndexShape.Of(needless.Index));
        if (!needless.IsUnused)
        {
            return IndexDiagnostics.Redundant.At(
                place.File,
                place.Line,
                place.Column,
                shape,
                string.Join(" and ", needless.InItsPlace)
            );
        }
        var paths = shape.Fields.Select(field => field.FieldPath).Order(StringComparer.Ordinal).ToList();
        var other = patterns
            .SelectMany(planned => planned.Plan.Rows)
            .Select(row => row.Recommended)
            .OfType<IndexShape>()
            .FirstOrDefault(wanted =>
                wanted.Collection == shape.Collection
                && wanted.IsGroup == shape.IsGroup
                && wanted.Fields.Select(field => field.FieldPath).Order(StringComparer.Ordinal).SequenceEqual(paths)
            );
        return IndexDiagnostics.Unused.At(
            place.File,
            place.Line,
            place.Column,
            shape,
            other is null ? "" : $"; the queries need {other}"
        );
    }
}
