using RulesHarness.Indexes.Files;
using RulesHarness.Indexes.Planning;
using RulesHarness.Specification.Model;

namespace RulesHarness.Indexes.Proof;

/// <summary>
/// A declared index that could be taken out: it serves no query, or <c>InItsPlace</c> serve those that it does.
/// </summary>
internal sealed record RedundantIndex(IndexDeclaration Index, bool IsUnused, IReadOnlyList<IndexShape> InItsPlace);

/// <summary>Finds declared indexes without which every query is served all the same.</summary>
internal static class RedundantIndexes
{
    /// <summary>
    /// Gets the indexes that no query needs. The file is read from its last index: of two that could each stand for the
    /// other, the first is kept.
    /// </summary>
    public static IReadOnlyList<RedundantIndex> Of(IndexFile file, IReadOnlyList<IndexQuery> queries)
    {
        return Of(file, QueriesAbout);

        IEnumerable<IndexQuery> QueriesAbout(IndexShape index) => queries.Where(query => IsAbout(query, index));
    }

    /// <summary>Gets the indexes that no query needs, whatever the queries are.</summary>
    public static IReadOnlyList<RedundantIndex> Of(IndexFile file) => Of(file, IndexUses.Of);

    private static bool IsAbout(IndexQuery query, IndexShape index) =>
        query.Collection == index.Collection && query.IsGroup == index.IsGroup;

    private static IReadOnlyList<RedundantIndex> Of(IndexFile file, Func<IndexShape, IEnumerable<IndexQuery>> queriesOf)
    {
        var needless = new List<RedundantIndex>();
        var kept = file.Indexes.ToList();
        foreach (var index in file.Indexes.Reverse())
        {
            var without = kept.Where(each => !ReferenceEquals(each, index)).ToList();
            var shape = IndexShape.Of(index);
            var (rest, all) = (Set(file, without), Set(file, kept));
            var plans = queriesOf(shape)
                .Select(query => (Before: IndexPlanner.Plan(query, all), After: IndexPlanner.Plan(query, rest)))
                .ToList();
            if (plans.Any(plan => plan.After.Status == PlanStatus.Missing && plan.Before.Status != PlanStatus.Missing))
            {
                continue;
            }
            kept = without;
            var inItsPlace = plans
                .Where(plan => Uses(plan.Before, shape))
                .SelectMany(plan => plan.After.Rows)
                .SelectMany(row => row.Uses)
                .Distinct()
                .ToList();
            needless.Add(new RedundantIndex(index, inItsPlace.Count == 0, inItsPlace));
        }

        needless.Reverse();
        return needless;
    }

    private static bool Uses(QueryPlan plan, IndexShape index) => plan.Rows.Any(row => row.Uses.Contains(index));

    private static IndexSet Set(IndexFile file, List<IndexDeclaration> kept)
    {
        var singles = kept.Where(index => index is { IsGroupScope: true, Fields.Count: 1 })
            .Select(index => (index.CollectionGroup, index.Fields[0].FieldPath, index.Fields[0].Mode))
            .ToHashSet();
        // An override for a collection group is taken out of its field's list; the others there stay.
        var overrides = file.Overrides.Select(each =>
            each with
            {
                Indexes =
                [
                    .. each.Indexes.Where(index =>
                        !index.IsGroup || singles.Contains((each.Collection, each.Field, index.Mode))
                    ),
                ],
            }
        );
        return (file with { Indexes = kept, Overrides = [.. overrides] }).ToIndexSet();
    }
}
