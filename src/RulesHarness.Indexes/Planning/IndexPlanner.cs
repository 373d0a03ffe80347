using RulesHarness.Specification.Model;

namespace RulesHarness.Indexes.Planning;

/// <summary>
/// Which indexes serve a query: a single-field one, several merged, a declared one; or which one is to be added. Pure:
/// nothing is read and nothing is asked.
/// </summary>
/// <seealso
/// href="https://firebase.google.com/docs/firestore/query-data/index-overview#taking_advantage_of_index_merging"/>
public static class IndexPlanner
{
    private const string Unmerged =
        "it is not documented whether Firestore merges indexes for several values of a field that the query also "
        + "sorts by, and failures were reported";

    /// <summary>The plan of a query, which is one that Firestore accepts, over a set of indexes.</summary>
    public static QueryPlan Plan(IndexQuery query, IndexSet indexes)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(indexes);
        var rows = QueryRows.Of(query);
        var plans = new List<RowPlan>(rows.Count);
        foreach (var row in rows)
        {
            if (row.Nearest is not null && row.Sorted.Count > 0)
            {
                return new QueryPlan(
                    [],
                    "a vector search can be combined with equality filters only, and with no sort"
                );
            }
            plans.Add(OfMap(Plan(query, row, indexes)));
        }

        var ofEachUser = plans.Select(plan => plan.Add).FirstOrDefault(IsOfCaller);
        return ofEachUser is null
            ? new QueryPlan(plans)
            : new QueryPlan([], $"no index names the field of every {CallerFields.KeysOf(ofEachUser)}")
            {
                OfEachUser = ofEachUser,
            };
    }

    private static bool IsOfCaller(IndexShape? index) =>
        index is not null && index.Fields.Any(field => CallerFields.MapOf(field.FieldPath) is not null);

    /// <summary>
    /// A single-field index of what a map holds for each key is declared for the map: it holds for all that is in it.
    /// </summary>
    private static RowPlan OfMap(RowPlan plan) =>
        plan.Add is { Fields: [var only] } add && CallerFields.MapOf(only.FieldPath) is { } map
            ? plan with
            {
                Add = new IndexShape(add.Collection, add.IsGroup, [only with { FieldPath = map }], add.NameDescending),
            }
            : plan;

    private static RowPlan Plan(IndexQuery query, QueryRow asked, IndexSet indexes)
    {
        var recommended = asked.Recommended(query);
        if (recommended is null)
        {
            return new RowPlan(PlanStatus.Automatic, null, [], null);
        }
        var row = asked.Reduced();
        if (
            Single(query, row) is { } single
            && indexes.HasSingle(query, single.Fields[0].FieldPath, single.Fields[0].Mode)
        )
        {
            return new RowPlan(PlanStatus.Automatic, recommended, [single], null);
        }
        var candidates = Candidates(query, row, indexes);
        foreach (var (index, covered) in candidates)
        {
            if (covered.Count == row.Equalities.Count)
            {
                return new RowPlan(PlanStatus.Declared, recommended, [index], null);
            }
        }

        if (asked.SortsByVaried)
        {
            return new RowPlan(PlanStatus.Missing, recommended, [], row.Recommended(query)) { Note = Unmerged };
        }
        var (merged, left) = Merge(row, candidates);
        if (left.Count == 0 && merged.Count > 0)
        {
            return new RowPlan(PlanStatus.Merged, recommended, merged, null);
        }
        // What the indexes there are don't hold is enough: the new one is merged with them.
        var rest = merged.Count > 0 && row.Nearest is null ? left : row.Equalities;
        return new RowPlan(PlanStatus.Missing, recommended, [], (row with { Equalities = rest }).Recommended(query));
    }

    /// <summary>
    /// The row's index, if it has one field only and goes the way that Firestore sorts single-field indexes.
    /// </summary>
    private static IndexShape? Single(IndexQuery query, QueryRow row) =>
        row.Nearest is null
        && row.Equalities.Count + row.Sorted.Count == 1
        && row.Recommended(query) is { NamesName: false } single
            ? single
            : null;

    /// <summary>
    /// The indexes that may take part: some of the equalities, in any order and direction, and then exactly the sorts.
    /// </summary>
    private static List<(IndexShape Index, List<IndexField> Covered)> Candidates(
        IndexQuery query,
        QueryRow row,
        IndexSet indexes
    )
    {
        var candidates = new List<(IndexShape, List<IndexField>)>();
        foreach (var index in indexes.Composite(query))
        {
            if (index.NameDescending == row.NameDescending && Covered(index, row) is { } covered)
            {
                candidates.Add((index, covered));
            }
        }

        // Of single-field indexes those can be merged that leave nothing to be sorted but the names, upwards.
        if (row.Sorted.Count == 0 && row.Nearest is null && !row.NameDescending)
        {
            foreach (var equality in row.Equalities)
            {
                if (indexes.HasSingle(query, equality.FieldPath, equality.Mode))
                {
                    candidates.Add(
                        (new IndexShape(query.Collection, query.IsGroup, [equality], nameDescending: false), [equality])
                    );
                }
            }
        }

        return candidates;
    }

    private static List<IndexField>? Covered(IndexShape index, QueryRow row)
    {
        var suffix = row.Sorted.Count + (row.Nearest is null ? 0 : 1);
        var prefix = index.Fields.Count - suffix;
        if (prefix < 0 || prefix > row.Equalities.Count)
        {
            return null;
        }
        for (var at = 0; at < row.Sorted.Count; at++)
        {
            if (index.Fields[prefix + at] != row.Sorted[at])
            {
                return null;
            }
        }

        if (
            row.Nearest is { } nearest
            && (
                index.Fields[^1].Mode != IndexMode.Vector
                || index.Fields[^1].FieldPath != nearest.FieldPath
                || nearest.Dimension is not null && index.Fields[^1].Dimension != nearest.Dimension
            )
        )
        {
            return null;
        }
        var covered = new List<IndexField>(prefix);
        for (var at = 0; at < prefix; at++)
        {
            if (Find(row.Equalities, index.Fields[at]) is not { } equality || covered.Contains(equality))
            {
                return null;
            }
            covered.Add(equality);
        }

        return covered;
    }

    private static IndexField? Find(IReadOnlyList<IndexField> equalities, IndexField field)
    {
        foreach (var equality in equalities)
        {
            if (
                equality.FieldPath == field.FieldPath
                && (equality.Mode == IndexMode.ArrayContains) == (field.Mode == IndexMode.ArrayContains)
                && field.Mode != IndexMode.Vector
            )
            {
                return equality;
            }
        }

        return null;
    }

    /// <summary>
    /// The fewest indexes that hold the equalities between them, nearly: that which adds most is taken first.
    /// </summary>
    private static (List<IndexShape> Used, List<IndexField> Left) Merge(
        QueryRow row,
        List<(IndexShape Index, List<IndexField> Covered)> candidates
    )
    {
        var used = new List<IndexShape>();
        var left = new List<IndexField>(row.Equalities);
        // Vector indexes are not merged; and an index of the sorts alone holds no equality.
        while (left.Count > 0 && row.Nearest is null)
        {
            var (most, best) = (0, -1);
            for (var at = 0; at < candidates.Count; at++)
            {
                var adds = candidates[at].Covered.Count(left.Contains);
                if (adds > most)
                {
                    (most, best) = (adds, at);
                }
            }

            if (best < 0)
            {
                break;
            }
            used.Add(candidates[best].Index);
            left.RemoveAll(candidates[best].Covered.Contains);
        }

        return (used, left);
    }
}
