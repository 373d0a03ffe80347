using RulesHarness.Specification.Model;

namespace RulesHarness.Migration.Checks;

/// <summary>
/// The index entries of a document: two for each value of a field, one for each item of an array, and those of the
/// composite indexes that the spec declares. See
/// https://firebase.google.com/docs/firestore/storage-size#index-entry-size.
/// </summary>
internal sealed class IndexEntries(IEnumerable<IndexDeclaration> indexes)
{
    private readonly List<IndexDeclaration> _composite = [.. indexes.Where(index => index.Fields.Count > 1)];

    public long Of(IReadOnlyDictionary<string, object?> fields) =>
        fields.Values.Sum(Single) + _composite.Sum(index => Composite(index, fields));

    private static long Single(object? value) =>
        value switch
        {
            IReadOnlyDictionary<string, object?> map => map.Values.Sum(Single),
            IReadOnlyList<object?> items => items.Count,
            _ => 2,
        };

    private static long Composite(IndexDeclaration index, IReadOnlyDictionary<string, object?> fields)
    {
        var array = index.Fields.FirstOrDefault(field => field.Mode == IndexMode.ArrayContains);
        if (array is null)
        {
            return 1;
        }
        return fields.GetValueOrDefault(array.FieldPath) is IReadOnlyList<object?> items ? items.Count : 0;
    }
}
