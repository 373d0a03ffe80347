namespace RulesHarness.Specification.Model;

/// <summary>
/// The kinds of value a field can hold; <c>Number</c> is an int or a float, <c>Any</c> is whatever Firestore stores.
/// </summary>
public enum TypeKind
{
    /// <summary>UTF-8 text.</summary>
    String,

    /// <summary>A 64-bit integer.</summary>
    Int,

    /// <summary>A 64-bit floating-point number.</summary>
    Float,

    /// <summary>An integer or a floating-point number.</summary>
    Number,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A point in time, in microseconds.</summary>
    Timestamp,

    /// <summary>Latitude and longitude.</summary>
    GeoPoint,

    /// <summary>A byte string.</summary>
    Bytes,

    /// <summary>The name of a document.</summary>
    Reference,

    /// <summary>Named values.</summary>
    Map,

    /// <summary>An ordered list.</summary>
    Array,

    /// <summary>One of the literals in <see cref="FieldType.Literals"/>.</summary>
    Enum,

    /// <summary>Any value.</summary>
    Any,
}

/// <summary>
/// The type of a field. <c>Element</c> is an array's element type, <c>Literals</c> are an enum's values, <c>Target</c>
/// is the collection that a reference points to, when the spec says so.
/// </summary>
public sealed record FieldType(TypeKind Kind, bool Nullable = false)
{
    /// <summary>The element type of an array; null for an array of anything and for other kinds.</summary>
    public FieldType? Element { get; init; }

    /// <summary>The values of an enum; empty for other kinds.</summary>
    public IReadOnlyList<object> Literals { get; init; } = [];

    /// <summary>The collection a reference points to, when stated.</summary>
    public string? Target { get; init; }

    /// <summary>The type in the spec language's own words.</summary>
    public override string ToString()
    {
        var name = Kind switch
        {
            TypeKind.Array => Element is null ? "array" : $"array of {Element}",
            TypeKind.Enum => $"enum({string.Join(", ", Literals.Select(Literal.Show))})",
            TypeKind.Reference when Target is not null => $"reference to {Target}",
            _ => Kind.ToString().ToLowerInvariant(),
        };
        return Nullable ? name + " or null" : name;
    }
}
