using RulesHarness.Firestore.Values;

namespace RulesHarness.Embedded.Storage;

/// <summary>
/// A field that a query names, as it is found in documents; <c>__name__</c> is the document itself, whose value is its
/// full name.
/// </summary>
internal sealed class FieldKey
{
    private readonly IReadOnlyList<string> _path;

    private FieldKey(FieldPath field)
    {
        _path = field.Segments;
        Text = field.ToString();
        IsName = field.Equals(FieldPath.DocumentId);
    }

    /// <summary>As it is written.</summary>
    public string Text { get; }

    /// <summary>Whether it is the document's name.</summary>
    public bool IsName { get; }

    /// <summary>Its names, outermost first.</summary>
    public IReadOnlyList<string> Path => _path;

    /// <summary>Reads a path; null where it is none.</summary>
    public static FieldKey? Of(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }
        try
        {
            return new FieldKey(FieldPath.Parse(text));
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Whether a document has the field; a null is one.</summary>
    public bool TryGet(StoredDocument document, out object? value)
    {
        if (IsName)
        {
            value = document.Name;
            return true;
        }

        value = document.Fields;
        foreach (var name in _path)
        {
            if (value is not IReadOnlyDictionary<string, object?> map || !map.TryGetValue(name, out value))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Compares values of this field in Firestore's order.</summary>
    public int Compare(object? left, object? right) =>
        IsName ? NameOrder.Compare((string)left!, (string)right!) : ValueOrder.Compare(left, right);
}
