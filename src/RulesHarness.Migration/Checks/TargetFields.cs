using RulesHarness.Firestore.Values;
using RulesHarness.Migration.Mapping;
using RulesHarness.Migration.Transforms;
using RulesHarness.Specification.Model;

namespace RulesHarness.Migration.Checks;

/// <summary>The fields of a collection by which relationships name its documents, beside their ids.</summary>
internal sealed class TargetFields(CollectionMapping mapping, DataModel model, DocumentKeys keys)
{
    private readonly string _collection = mapping.Collection.Path.Text;
    private readonly List<(string Name, string[] Segments)> _fields =
    [
        .. model
            .Relationships.Where(one => one.To.Collection == mapping.Collection.Path.Text)
            .Select(one => one.To.Field)
            .Where(name => mapping.Collection.Field(name) is not null)
            .Distinct()
            .Select(name => (name, (string[])[.. FieldPath.Parse(name).Segments])),
    ];

    /// <summary>Whether documents are named by a field, which has to be made before they are known.</summary>
    public bool HasAny => _fields.Count > 0;

    /// <summary>
    /// Makes a document known, and returns the place of the first row that has its path. At the root the path is the
    /// id, so that one key is kept of a document and not two.
    /// </summary>
    public long Add(string path, IReadOnlyDictionary<string, object?>? fields, long place)
    {
        var isRoot = mapping.Collection.Path.Captures.Count == 0;
        var ofId = DocumentKeys.Of(_collection, "id", path[(path.LastIndexOf('/') + 1)..]);
        var first = isRoot ? keys.First(ofId, place) : keys.First(DocumentKeys.Of("", "", path), place);
        if (!isRoot)
        {
            keys.First(ofId, place);
        }
        foreach (var (name, segments) in _fields)
        {
            if (fields is not null && NestedFields.TryGet(fields, segments, out var value) && value is not null)
            {
                keys.First(DocumentKeys.Of(_collection, name, Values.Text(value)), place);
            }
        }
        return first;
    }
}
