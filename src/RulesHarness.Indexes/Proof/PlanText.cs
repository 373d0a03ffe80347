using RulesHarness.Indexes.Planning;
using RulesHarness.Specification.Model;

namespace RulesHarness.Indexes.Proof;

/// <summary>Plans in words.</summary>
public static class PlanText
{
    /// <summary>
    /// Which part of a query makes an index necessary: what an automatic index would have to do at once.
    /// </summary>
    public static string Why(IndexQuery query, RowPlan row)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(row);
        if (row.Recommended is not { } index)
        {
            return "";
        }
        if (index.Fields.Count == 1)
        {
            return index.IsGroup
                ? $"Firestore indexes {Quoted(index.Fields[0])} automatically for each collection, but not for the group"
                : $"it sorts by {Quoted(index.Fields[0])} and by name in opposite directions";
        }
        var parts = index.Fields.Select(field => Part(query, field)).Distinct();
        return $"it {string.Join(", ", parts)} at once";
    }

    private static string Part(IndexQuery query, IndexField field)
    {
        var path = Quoted(field);
        if (field.Mode == IndexMode.ArrayContains)
        {
            return $"searches the items of {path}";
        }
        if (field.Mode == IndexMode.Vector)
        {
            return $"searches for the nearest {path}";
        }
        if (query.Sort.Any(sort => sort.Field == field.FieldPath))
        {
            return $"sorts by {path}";
        }
        return query.Aggregated.Contains(field.FieldPath) ? $"adds up {path}" : $"filters by {path}";
    }

    private static string Quoted(IndexField field) => $"`{CallerFields.Written(field.FieldPath)}`";
}
