using System.Collections.Frozen;
using RulesHarness.Specification.Model;

namespace RulesHarness.Indexes.Planning;

/// <summary>
/// One conjunction of a query as an index has to serve it: <c>Equalities</c> are the fields of which one value (or one
/// item of an array) is asked, in the order of their paths; <c>Sorted</c> are those that sort the rest, ranges and
/// aggregates among them; then comes the name.
/// </summary>
internal sealed record QueryRow(
    IReadOnlyList<IndexField> Equalities,
    IReadOnlyList<IndexField> Sorted,
    bool NameDescending,
    IndexField? Nearest
)
{
    /// <summary>
    /// The one index that serves this row by itself, as Google's planner recommends it; null when every collection's
    /// own key does.
    /// </summary>
    public IndexShape? Recommended(IndexQuery query) =>
        Equalities.Count + Sorted.Count == 0 && Nearest is null
            ? null
            : new IndexShape(
                query.Collection,
                query.IsGroup,
                [.. Equalities, .. Sorted, .. Nearest is null ? Array.Empty<IndexField>() : [Nearest]],
                NameDescending
            );

    /// <summary>The fields of the sort of which several values are asked for.</summary>
    public IReadOnlySet<string> Varied { get; init; } = FrozenSet<string>.Empty;

    /// <summary>Returns true if the row asks for several values of a field that it sorts by.</summary>
    public bool SortsByVaried =>
        Equalities.Any(equality => equality.Mode == IndexMode.Ascending && Varied.Contains(equality.FieldPath));

    /// <summary>
    /// The row without what changes nothing: documents with one value of a field are not sorted by that field, and no
    /// index can hold a field twice. Where several values are asked for, they are parts of what the sort goes through.
    /// </summary>
    public QueryRow Reduced()
    {
        if (!Sorted.Any(IsFixed))
        {
            return this;
        }
        return this with
        {
            Equalities =
            [
                .. Equalities.Where(field => field.Mode != IndexMode.Ascending || !Varied.Contains(field.FieldPath)),
            ],
            Sorted = [.. Sorted.Where(field => !IsFixed(field) || Varied.Contains(field.FieldPath))],
        };

        bool IsFixed(IndexField field) =>
            Equalities.Any(fixedField =>
                fixedField.FieldPath == field.FieldPath && fixedField.Mode == IndexMode.Ascending
            );
    }
}
