namespace RulesHarness.Language.Evaluation.Values;

/// <summary>The type of a value, as <c>is</c> tests it.</summary>
public enum RulesValueKind
{
    /// <summary>No value: evaluation failed, or a query doesn't tell.</summary>
    Undefined,

    /// <summary><c>null</c>.</summary>
    Null,

    /// <summary><c>bool</c>.</summary>
    Bool,

    /// <summary><c>int</c>, of 64 bits.</summary>
    Int,

    /// <summary><c>float</c>, of 64 bits.</summary>
    Float,

    /// <summary><c>string</c>.</summary>
    String,

    /// <summary><c>bytes</c>.</summary>
    Bytes,

    /// <summary><c>timestamp</c>.</summary>
    Timestamp,

    /// <summary><c>duration</c>.</summary>
    Duration,

    /// <summary><c>latlng</c>.</summary>
    LatLng,

    /// <summary><c>path</c>.</summary>
    Path,

    /// <summary><c>list</c>.</summary>
    List,

    /// <summary><c>map</c>.</summary>
    Map,

    /// <summary><c>vector</c>.</summary>
    Vector,

    /// <summary><c>set</c>.</summary>
    Set,

    /// <summary>The result of <c>map.diff</c>.</summary>
    MapDiff,

    /// <summary>A value that a query restricts to a range.</summary>
    Constraint,
}
