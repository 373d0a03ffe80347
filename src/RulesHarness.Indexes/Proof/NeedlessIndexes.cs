using RulesHarness.Diagnostics;
using RulesHarness.Indexes.Files;
using RulesHarness.Indexes.Planning;
using RulesHarness.Specification.Model;

namespace RulesHarness.Indexes.Proof;

/// <summary>
/// Declared indexes that could be taken out. <c>Unused</c> serve no query; <c>Redundant</c> serve queries that others,
/// merged or automatic, serve as well.
/// </summary>
public sealed record NeedlessIndexes(
    IReadOnlyList<IndexDeclaration> Unused,
    IReadOnlyList<IndexDeclaration> Redundant,
    IReadOnlyList<Diagnostic> Diagnostics
)
{
    /// <summary>
    /// Gets those that the queries do not need; <paramref name="source"/> names where these come from.
    /// </summary>
    public static NeedlessIndexes Of(
        IndexFile file,
        IEnumerable<(IndexQuery Query, QueryPlan Plan)> queries,
        string source
    )
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(queries);
        var accepted = queries.Where(each => each.Plan.Reason is null).ToList();
        var needless = RedundantIndexes.Of(file, [.. accepted.Select(each => each.Query)]);
        var plans = accepted.Select(each => each.Plan).ToList();
        var byUse = needless.ToLookup(each => each.IsUnused, each => each.Index);
        return new NeedlessIndexes(
            [.. byUse[true]],
            [.. byUse[false]],
            [.. needless.Select(each => each.IsUnused ? Unneeded(each.Index, plans, source) : Replaced(each))]
        );
    }

    /// <summary>Gets those that no query needs, whatever the queries are.</summary>
    public static NeedlessIndexes Of(IndexFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var needless = RedundantIndexes.Of(file);
        return new NeedlessIndexes([], [.. needless.Select(each => each.Index)], [.. needless.Select(Replaced)]);
    }

    private static Diagnostic Replaced(RedundantIndex needless)
    {
        var replacement = string.Join(" and ", needless.InItsPlace);
        return At(IndexDiagnostics.Redundant, needless.Index, IndexShape.Of(needless.Index), replacement);
    }

    private static Diagnostic Unneeded(IndexDeclaration index, List<QueryPlan> plans, string source)
    {
        var shape = IndexShape.Of(index);
        var fields = FieldsOf(shape);
        var rows = plans.SelectMany(plan => plan.Rows);
        var recommended = rows.Select(row => row.Recommended).OfType<IndexShape>();
        var other = recommended.FirstOrDefault(wanted =>
            wanted.Collection == shape.Collection && wanted.IsGroup == shape.IsGroup && FieldsOf(wanted) == fields
        );
        return At(IndexDiagnostics.Unused, index, shape, other is null ? "" : $"; the queries need {other}", source);
    }

    private static string FieldsOf(IndexShape index) =>
        string.Join('\n', index.Fields.Select(field => field.FieldPath).Order(StringComparer.Ordinal));

    private static Diagnostic At(DiagnosticDescriptor finding, IndexDeclaration index, params object?[] arguments) =>
        finding.At(index.Place.File, index.Place.Line, index.Place.Column, arguments);
}
