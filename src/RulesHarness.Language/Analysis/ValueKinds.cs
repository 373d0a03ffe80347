namespace RulesHarness.Language.Analysis;

/// <summary>
/// The kinds that a value may have (https://firebase.google.com/docs/reference/rules/rules). None of them: it has no
/// value, reading it always is an error.
/// </summary>
[Flags]
public enum ValueKinds
{
    /// <summary>No value.</summary>
    None = 0,

    /// <summary><c>null</c>.</summary>
    Null = 1 << 0,

    /// <summary><c>true</c>.</summary>
    True = 1 << 1,

    /// <summary><c>false</c>.</summary>
    False = 1 << 2,

    /// <summary>Either of the two.</summary>
    Boolean = True | False,

    /// <summary>A 64-bit integer.</summary>
    Integer = 1 << 3,

    /// <summary>A 64-bit floating-point number.</summary>
    Float = 1 << 4,

    /// <summary>An integer or a float; they can be compared with each other.</summary>
    Number = Integer | Float,

    /// <summary>UTF-8 text.</summary>
    String = 1 << 5,

    /// <summary>A byte string.</summary>
    Bytes = 1 << 6,

    /// <summary>A point in time.</summary>
    Timestamp = 1 << 7,

    /// <summary>A length of time.</summary>
    Duration = 1 << 8,

    /// <summary>Latitude and longitude.</summary>
    LatLng = 1 << 9,

    /// <summary>The name of a document; a field that is a reference holds one.</summary>
    Path = 1 << 10,

    /// <summary>Values in an order.</summary>
    List = 1 << 11,

    /// <summary>Values without an order.</summary>
    Set = 1 << 12,

    /// <summary>Named values.</summary>
    Map = 1 << 13,

    /// <summary>The result of <c>diff()</c>.</summary>
    Difference = 1 << 14,

    /// <summary>Nothing is known.</summary>
    Any = (1 << 15) - 1,
}
