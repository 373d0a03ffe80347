using System.Runtime.InteropServices;
using RulesHarness.Firestore.Values;
using RulesHarness.Migration.Mapping;
using RulesHarness.Specification.Model;

namespace RulesHarness.Migration.Checks;

/// <summary>
/// The relationships of one collection: whether the documents that they name are made, and how many name the same one.
/// </summary>
internal sealed class References
{
    private readonly List<Reference> _references;
    private readonly DocumentKeys _keys;

    public References(CollectionMapping mapping, DataModel model, DocumentKeys keys, IReadOnlySet<string> made)
    {
        _keys = keys;
        // Documents of a collection that nothing becomes are there already, or come another way.
        _references =
        [
            .. model
                .Relationships.Where(one =>
                    one.From.Collection == mapping.Collection.Path.Text && made.Contains(one.To.Collection)
                )
                .Select(one => new Reference(one, mapping)),
        ];
    }

    public IEnumerable<Reference> All => _references;

    public void Find(string path, IReadOnlyDictionary<string, object?> fields, List<RowFault> faults)
    {
        foreach (var reference in _references)
        {
            foreach (var value in reference.Values(path, fields))
            {
                var key = DocumentKeys.Of(reference.Relationship.To.Collection, reference.TargetField, value);
                if (_keys.Has(key))
                {
                    reference.Count(key, value);
                }
                else if (reference.Relationship.MustExist != false)
                {
                    faults.Add(new RowFault(reference.Kind, value));
                }
                else
                {
                    reference.Dangling++;
                }
            }
        }
    }
}

/// <summary>A relationship, with what is known of the documents that it names.</summary>
internal sealed class Reference
{
    private readonly Dictionary<UInt128, int> _counts = [];
    private readonly string[] _segments;
    private readonly int _parent;

    public Reference(Relationship relationship, CollectionMapping mapping)
    {
        Relationship = relationship;
        var from = relationship.From;
        _segments = [.. FieldPath.Parse(from.Field).Segments];
        _parent = mapping.Collection.Path.Captures.ToList().IndexOf(from.Field);
        var place = mapping.Parts.FirstOrDefault(part => part.Name == from.Field)?.Row.Place ?? mapping.Place;
        var subject = $"{from.Collection}.{from.Field}";
        Kind = new FaultKind(MigrationDiagnostics.DanglingReference, place, subject, relationship.To.Collection);
    }

    public Relationship Relationship { get; }

    public FaultKind Kind { get; }

    /// <summary>The most documents that name the same one, with its key.</summary>
    public Extreme FanOut { get; } = new();

    /// <summary>The references to no document, which the relationship allows.</summary>
    public long Dangling { get; set; }

    public string TargetField => Relationship.To.Field is "uid" ? "id" : Relationship.To.Field;

    public void Count(UInt128 key, string value)
    {
        ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(_counts, key, out _);
        count++;
        FanOut.Take(value, count);
    }

    /// <summary>
    /// The values that name documents: a field's, those of its items, or an id in the path; null names none.
    /// </summary>
    public IEnumerable<string> Values(string path, IReadOnlyDictionary<string, object?> fields)
    {
        if (_parent >= 0)
        {
            return [path.Split('/')[(2 * _parent) + 1]];
        }
        if (!NestedFields.TryGet(fields, _segments, out var value))
        {
            return Relationship.From.Field is "id" or "uid" ? [path[(path.LastIndexOf('/') + 1)..]] : [];
        }
        return value is IReadOnlyList<object?> items ? items.SelectMany(Named) : Named(value);
    }

    private static IEnumerable<string> Named(object? value) =>
        value switch
        {
            null => [],
            DocumentName name => [name.Id],
            _ when Transforms.Values.TryText(value, out var text) => [text],
            _ => [],
        };
}
