using RulesHarness.Specification.Model;

namespace RulesHarness.Indexes.Planning;

/// <summary>
/// One conjunction of a query as an index has to serve it: <c>Equalities</c> are the fields of which one value (or one item of an array) is
/// asked, in the order of their paths; <c>Sorted</c> are those that sort the rest, ranges and aggregates among them; then comes the name.
/// </summary>
internal sealed record QueryRow(IReadOnlyList<IndexField> Equalities, IReadOnlyList<IndexField> Sorted, bool NameDescending, IndexField? Nearest)
{
    /// <summary>The one index that serves this row by itself, as Google's planner recommends it; null when every collection's own key does.</summary>
    public IndexShape? Recommended(IndexQuery query) => Equalities.Count + Sorted.Count == 0 && Nearest is null ? null
        : new IndexShape(query.Collection, query.IsGroup, [.. Equalities, .. Sorted, .. Nearest is null ? Array.Empty<IndexField>() : [Nearest]], NameDescending);

    /// <summary>
    /// What has to be served of it: of documents that have one value of a field, sorting by that field sorts nothing, and no index can hold a field
    /// twice.
    /// </summary>
    public QueryRow Reduced()
    {
        if (!Sorted.Any(IsFixed))
            return this;
        return this with { Sorted = [.. Sorted.Where(field => !IsFixed(field))] };

        bool IsFixed(IndexField field) => Equalities.Any(fixedField => fixedField.FieldPath == field.FieldPath && fixedField.Mode == IndexMode.Ascending);
    }
}
