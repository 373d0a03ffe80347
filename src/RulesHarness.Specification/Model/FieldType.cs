using System.Globalization;

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

    /// <summary>A value of one of the types in <see cref="FieldType.Members"/>.</summary>
    Union,

    /// <summary>Numbers by which documents are near to each other.</summary>
    Vector,
}

/// <summary>A name that a map has, of a type; optional unless it is required.</summary>
public sealed record MapEntry(string Name, FieldType Type, bool Required)
{
    /// <summary>The entry as the spec writes it: <c>note?: string</c>.</summary>
    public override string ToString() => $"{Literal.Name(Name)}{(Required ? "" : "?")}: {Type}";
}

/// <summary>
/// The type of a field, or of a part of one: an item of an array, a value of a map, a member of a union.
/// </summary>
public sealed record FieldType(TypeKind Kind, bool Nullable = false)
{
    /// <summary>
    /// The type of an array's items, or of a map's values; null when they can be anything, and for other kinds.
    /// </summary>
    public FieldType? Element { get; init; }

    /// <summary>The values of an enum; empty for other kinds.</summary>
    public IReadOnlyList<object> Literals { get; init; } = [];

    /// <summary>The collection a reference points to, when stated.</summary>
    public string? Target { get; init; }

    /// <summary>The length of a vector; null for other kinds.</summary>
    public int? Dimension { get; init; }

    /// <summary>The types of a union; empty for other kinds.</summary>
    public IReadOnlyList<FieldType> Members { get; init; } = [];

    /// <summary>All names that a map may have; null when the spec doesn't list them, and for other kinds.</summary>
    public IReadOnlyList<MapEntry>? Entries { get; init; }

    /// <summary>The constraints of a part, which stand behind its type; those of a field are its own.</summary>
    public FieldConstraints Constraints { get; init; } = new();

    /// <summary>The type in the spec language's own words.</summary>
    public override string ToString()
    {
        var name = Kind switch
        {
            TypeKind.Array => Element is null ? "array" : $"array of {Part(Element)}",
            TypeKind.Enum => $"enum({string.Join(", ", Literals.Select(Literal.Show))})",
            TypeKind.Reference when Target is not null => $"reference to {Target}",
            TypeKind.Map when Entries is not null => $"{{ {string.Join(", ", Entries)} }}",
            TypeKind.Map when Element is not null => $"map of string to {Part(Element)}",
            TypeKind.Vector when Dimension is not null => string.Create(
                CultureInfo.InvariantCulture,
                $"vector {Dimension}"
            ),
            TypeKind.Union => string.Join(" or ", Members.Select(Member)),
            _ => Kind.ToString().ToLowerInvariant(),
        };
        var constraints = $"{Constraints}".Replace(",", "", StringComparison.Ordinal);
        return (constraints.Length > 0 ? $"{name} {constraints}" : name) + (Nullable ? " or null" : "");
    }

    private static string Member(FieldType type) =>
        type.Kind == TypeKind.Enum ? string.Join(" or ", type.Literals.Select(Literal.Show)) : Part(type);

    /// <summary>
    /// A type inside of another one: what has an `or` of its own, or could take one, is in parentheses.
    /// </summary>
    private static string Part(FieldType type) =>
        type.Nullable || type.Kind == TypeKind.Union || type is { Kind: TypeKind.Array, Element: not null }
            ? $"({type})"
            : $"{type}";
}
