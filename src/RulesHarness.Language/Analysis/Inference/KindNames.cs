namespace RulesHarness.Language.Analysis.Inference;

/// <summary>The words for kinds of values, as the language's own <c>is</c> has them.</summary>
internal static class KindNames
{
    private const string AnyHelp = "compare values of one type, or convert them with `int()`, `float()` or `string()`";
    private const string TimeHelp =
        "compare values of one type: `.toMillis()` makes a number of a timestamp, `timestamp.value()` a timestamp of "
        + "a number of milliseconds";

    public static string Of(ValueKinds kinds)
    {
        string?[] names =
        [
            (kinds & ValueKinds.Boolean) != 0 ? "bool" : null,
            (kinds & ValueKinds.Number) == ValueKinds.Number ? "number" : null,
            (kinds & ValueKinds.Number) == ValueKinds.Integer ? "int" : null,
            (kinds & ValueKinds.Number) == ValueKinds.Float ? "float" : null,
            (kinds & ValueKinds.String) != 0 ? "string" : null,
            (kinds & ValueKinds.Bytes) != 0 ? "bytes" : null,
            (kinds & ValueKinds.Timestamp) != 0 ? "timestamp" : null,
            (kinds & ValueKinds.Duration) != 0 ? "duration" : null,
            (kinds & ValueKinds.LatLng) != 0 ? "latlng" : null,
            (kinds & ValueKinds.Path) != 0 ? "path" : null,
            (kinds & ValueKinds.List) != 0 ? "list" : null,
            (kinds & ValueKinds.Set) != 0 ? "set" : null,
            (kinds & ValueKinds.Map) != 0 ? "map" : null,
            (kinds & ValueKinds.Difference) != 0 ? "map_diff" : null,
            (kinds & ValueKinds.Null) != 0 ? "null" : null,
        ];
        return string.Join(" or ", names.OfType<string>());
    }

    /// <summary>A value, by what it is known from.</summary>
    public static string Of(InferredValue value) =>
        value.Field is { } field
            ? $"`{field.Name}`, of type {Of(value.Kinds)} in the schema,"
            : $"a value of type {Of(value.Kinds)}";

    /// <summary>The sentence about two kinds that don't fit.</summary>
    public static string Mismatch(Incomparable fact)
    {
        var left = Of(fact.Left);
        return fact.Operator switch
        {
            "==" => $"{left} never equals a value of type {Of(fact.Right)}",
            "!=" => $"{left} always differs from a value of type {Of(fact.Right)}",
            "in" => $"{left} is never in a list of {Of(fact.Right)}",
            "is" => $"{left} is never of type {Of(fact.Right)}",
            _ => $"`{fact.Operator}` can't compare {left} with a value of type {Of(fact.Right)}",
        };
    }

    /// <summary>Suggests how two kinds that don't fit can be compared.</summary>
    public static string Help(Incomparable fact) =>
        IsTimeAndNumber(fact.Left.Kinds, fact.Right) || IsTimeAndNumber(fact.Right, fact.Left.Kinds)
            ? TimeHelp
            : AnyHelp;

    private static bool IsTimeAndNumber(ValueKinds time, ValueKinds number) =>
        time == ValueKinds.Timestamp && (number & ~ValueKinds.Number) == 0;
}
