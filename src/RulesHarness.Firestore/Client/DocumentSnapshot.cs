using System.Diagnostics.CodeAnalysis;
using RulesHarness.Firestore.Values;
using RulesHarness.Protocol;

namespace RulesHarness.Firestore.Client;

/// <summary>A document as it was when it was read; or that it didn't exist.</summary>
public sealed class DocumentSnapshot
{
    private readonly Document? _document;

    internal DocumentSnapshot(DocumentReference reference, Document? document) =>
        (Reference, _document) = (reference, document);

    /// <summary>Where it was read.</summary>
    public DocumentReference Reference { get; }

    /// <summary>The document's id.</summary>
    public string Id => Reference.Id;

    /// <summary>Whether there was a document.</summary>
    public bool Exists => _document is not null;

    /// <summary>When the document was created; null when it doesn't exist.</summary>
    public Timestamp? CreateTime => _document?.CreateTime?.ToTimestamp();

    /// <summary>When the document last changed; null when it doesn't exist.</summary>
    public Timestamp? UpdateTime => _document?.UpdateTime?.ToTimestamp();

    /// <summary>
    /// All fields, as <see cref="FirestoreData"/> lists their types; null when the document doesn't exist.
    /// </summary>
    public IReadOnlyDictionary<string, object?>? ToDictionary() =>
        _document is null ? null : Reference.Database.Decoder.Decode(_document.Fields);

    /// <summary>
    /// All fields as a plain class or record, by its properties; null when the document doesn't exist.
    /// </summary>
    /// <exception cref="ArgumentException">A field doesn't fit its property; the message names it.</exception>
    public T? ConvertTo<T>() =>
        ToDictionary() is { } fields ? FirestoreData.ConvertTo<T>(WithId(fields, typeof(T))) : default;

    /// <summary>Whether there is such a field; one that is null counts.</summary>
    public bool ContainsField(FieldPath path) => Find(path) is not null;

    /// <summary>One field's value.</summary>
    /// <exception cref="InvalidOperationException">There is no such field.</exception>
    /// <exception cref="ArgumentException">The value doesn't fit the type.</exception>
    public T GetValue<T>(FieldPath path) =>
        TryGetValue<T>(path, out var value)
            ? value
            : throw new InvalidOperationException($"`{Reference.RelativePath}` has no field `{path}`");

    /// <summary>One field's value; false when there is no such field.</summary>
    /// <exception cref="ArgumentException">The value doesn't fit the type.</exception>
    public bool TryGetValue<T>(FieldPath path, [MaybeNullWhen(false)] out T value)
    {
        var found = Find(path);
        value = found is null
            ? default
            : ValueReader.Read<T>(Reference.Database.Decoder.Decode(found), path.ToString());
        return found is not null;
    }

    internal static DocumentSnapshot Of(FirestoreDb database, Document document) =>
        new(database.Reference(document.Name), document);

    internal Value ValueFor(string orderPath) =>
        orderPath == FieldPath.DocumentId.ToString()
            ? new Value { ReferenceValue = Reference.Path }
            : Find(FieldPath.Parse(orderPath))
                ?? throw new ArgumentException(
                    $"`{Reference.RelativePath}` has no `{orderPath}`, which the query sorts by"
                );

    /// <summary>The fields, and the id for the property that receives it.</summary>
    private IReadOnlyDictionary<string, object?> WithId(IReadOnlyDictionary<string, object?> fields, Type target)
    {
        var isPlainClass = !target.IsAssignableFrom(fields.GetType());
        var asking = isPlainClass ? ObjectShape.Of(target).Members.FirstOrDefault(member => member.IsDocumentId) : null;
        if (asking is null)
        {
            return fields;
        }

        object id = asking.Property.PropertyType == typeof(string) ? Id : Reference;
        return new Dictionary<string, object?>(fields) { [asking.Name] = id };
    }

    private Value? Find(FieldPath path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return _document is null ? null : FieldTree.Find(_document.Fields, path);
    }
}
