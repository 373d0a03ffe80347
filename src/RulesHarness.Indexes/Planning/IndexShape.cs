using RulesHarness.Specification.Model;

namespace RulesHarness.Indexes.Planning;

/// <summary>
/// An index as Firestore holds it: the fields that sort it, and then the document's name, in its direction. Two shapes
/// are equal when they are the same index.
/// </summary>
public sealed class IndexShape : IEquatable<IndexShape>
{
    /// <summary>The path by which sorts and filters speak of a document's name.</summary>
    public const string DocumentName = "__name__";

    private readonly int _hash;

    /// <summary>A shape; <paramref name="fields"/> without the name.</summary>
    public IndexShape(string collection, bool isGroup, IReadOnlyList<IndexField> fields, bool nameDescending)
    {
        ArgumentNullException.ThrowIfNull(fields);
        (Collection, IsGroup, Fields, NameDescending) = (collection, isGroup, fields, nameDescending);
        var code = new HashCode();
        code.Add(collection);
        foreach (var field in fields)
        {
            code.Add(field);
        }
        _hash = code.ToHashCode();
    }

    /// <summary>The id of the collection or collection group.</summary>
    public string Collection { get; }

    /// <summary>Over all collections of that id.</summary>
    public bool IsGroup { get; }

    /// <summary>The fields, without the document's name.</summary>
    public IReadOnlyList<IndexField> Fields { get; }

    /// <summary>The direction of the document's name.</summary>
    public bool NameDescending { get; }

    /// <summary>
    /// Whether the name's direction has to be written: it is that of the last field, and ascending after an array or a
    /// vector.
    /// </summary>
    public bool NamesName => Fields.Count == 0 || NameDescending != (Fields[^1].Mode == IndexMode.Descending);

    /// <summary>
    /// Whether Firestore makes it by itself, unless an override says otherwise: one field, for a collection, the names
    /// in the field's direction.
    /// </summary>
    public bool IsAutomatic => !IsGroup && !NamesName && Fields is [{ Mode: not IndexMode.Vector }];

    /// <summary>
    /// Gets a value indicating whether an index can be made of it: not without the length of the vectors, which a query
    /// in code need not tell.
    /// </summary>
    public bool IsComplete => Fields.All(each => each is not { Mode: IndexMode.Vector, Dimension: null });

    /// <summary>The shape of an index as a file or a spec declares it.</summary>
    public static IndexShape Of(IndexDeclaration index)
    {
        ArgumentNullException.ThrowIfNull(index);
        // A deployed index of vectors has the name before the vector, always ascending.
        if (index.Fields is [.., { FieldPath: DocumentName }, { Mode: IndexMode.Vector }])
        {
            return new IndexShape(
                index.CollectionGroup,
                index.IsGroupScope,
                [.. index.Fields.Where(field => field.FieldPath != DocumentName)],
                nameDescending: false
            );
        }
        if (index.Fields is not [.., { FieldPath: DocumentName } name])
        {
            return new IndexShape(
                index.CollectionGroup,
                index.IsGroupScope,
                index.Fields,
                index.Fields is [.., { Mode: IndexMode.Descending }]
            );
        }
        return new IndexShape(
            index.CollectionGroup,
            index.IsGroupScope,
            [.. index.Fields.SkipLast(1)],
            name.Mode == IndexMode.Descending
        );
    }

    /// <inheritdoc/>
    public bool Equals(IndexShape? other) =>
        other is not null
        && _hash == other._hash
        && Collection == other.Collection
        && IsGroup == other.IsGroup
        && NameDescending == other.NameDescending
        && Fields.SequenceEqual(other.Fields);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as IndexShape);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;

    /// <summary>As a table shows it: <c>**/comments: authorId asc, createdAt desc</c>.</summary>
    public override string ToString()
    {
        var fields = Fields.Select(field => $"{field}");
        if (NamesName)
        {
            fields = fields.Append($"{DocumentName} {(NameDescending ? "desc" : "asc")}");
        }
        return CallerFields.Written($"{(IsGroup ? "**/" : "")}{Collection}: {string.Join(", ", fields)}");
    }
}
