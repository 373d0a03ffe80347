namespace RulesHarness.Language.Evaluation.Values;

/// <summary>The names of types.</summary>
internal static class KindNames
{
    /// <summary>As messages call it.</summary>
    public static string Of(RulesValueKind kind) =>
        kind switch
        {
            RulesValueKind.Null => "null",
            RulesValueKind.Bool => "bool",
            RulesValueKind.Int => "int",
            RulesValueKind.Float => "float",
            RulesValueKind.String => "string",
            RulesValueKind.Bytes => "bytes",
            RulesValueKind.Timestamp => "timestamp",
            RulesValueKind.Duration => "duration",
            RulesValueKind.LatLng => "latlng",
            RulesValueKind.Path => "path",
            RulesValueKind.List => "list",
            RulesValueKind.Map => "map",
            RulesValueKind.Vector => "vector",
            RulesValueKind.Set => "set",
            RulesValueKind.MapDiff => "map_diff",
            RulesValueKind.Constraint => "constraint",
            _ => "undefined",
        };

    /// <summary>
    /// Whether a value of a kind is of the type that <c>is</c> names. No value is a <c>set</c>, not even a set.
    /// </summary>
    public static bool IsOfType(RulesValueKind kind, string type) =>
        type switch
        {
            "number" => kind is RulesValueKind.Int or RulesValueKind.Float,
            "set" => false,
            _ => Of(kind) == type,
        };
}
