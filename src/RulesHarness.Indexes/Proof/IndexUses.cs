using RulesHarness.Indexes.Planning;
using RulesHarness.Specification.Model;

namespace RulesHarness.Indexes.Proof;

/// <summary>The queries that an index serves alone, each with as many equalities as it can have.</summary>
public static class IndexUses
{
    private static readonly ParameterOperand Any = new("?");

    /// <summary>
    /// Gets the queries, from the one with the fewest sorts: the first fields of an index are compared with one value
    /// each, and the others are sorted by.
    /// </summary>
    public static IEnumerable<IndexQuery> Of(IndexShape index)
    {
        ArgumentNullException.ThrowIfNull(index);
        var fields = index.Fields;
        if (fields is [.., { Mode: IndexMode.Vector } nearest])
        {
            yield return Query(index, fields.Count - 1) with
            {
                Nearest = nearest,
            };
            yield break;
        }

        for (var equalities = fields.Count; equalities >= FirstSortable(fields); equalities--)
        {
            yield return Query(index, equalities);
        }
    }

    /// <summary>Arrays are searched, and never sorted by.</summary>
    private static int FirstSortable(IReadOnlyList<IndexField> fields) =>
        fields.ToList().FindLastIndex(field => field.Mode == IndexMode.ArrayContains) + 1;

    private static IndexQuery Query(IndexShape index, int equalities)
    {
        var compared = index.Fields.Take(equalities).Select(Comparison).ToList();
        var sorted = index.Fields.Skip(equalities).Where(field => field.Mode != IndexMode.Vector);
        var sort = sorted.Select(field => new SortField(field.FieldPath, field.Mode == IndexMode.Descending)).ToList();
        var impliedDescending = sort.Count > 0 && sort[^1].Descending;
        if (index.NameDescending != impliedDescending)
        {
            sort.Add(new SortField(IndexShape.DocumentName, index.NameDescending));
        }
        Condition? filter = compared.Count > 1 ? new AndCondition(compared) : compared.FirstOrDefault();
        return new IndexQuery(index.Collection, index.IsGroup) { Filter = filter, Sort = sort };
    }

    private static Comparison Comparison(IndexField field)
    {
        var isArray = field.Mode == IndexMode.ArrayContains;
        return new Comparison(new FieldOperand(field.FieldPath), isArray ? Comparator.Has : Comparator.Equal, Any);
    }
}
