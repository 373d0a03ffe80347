using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Evaluation.BuiltIns;

/// <summary>
/// The signatures of methods and functions, as messages show them: <c>string.size()</c>, <c>math.abs(int),
/// math.abs(float)</c>.
/// </summary>
internal static class Signatures
{
    /// <summary>Null where there is no such function; a method is asked for as <c>string.size</c>.</summary>
    public static string? Of(string name) => OfFunction(name) ?? OfMethod(name);

    /// <summary>The error of a call with arguments of these types, in the emulator's words.</summary>
    public static RulesValue Mismatch(string name, ReadOnlySpan<RulesValue> arguments) =>
        RulesValue.Undefined(EvaluationErrors.Unsupported($"{name}({Kinds(arguments)})", Of(name)!));

    private static string? OfFunction(string name) =>
        name switch
        {
            "int" or "float" => Overloads(name, "int", "float", "string"),
            "string" => Overloads(name, "int", "float", "null", "string", "bool", "path"),
            "path" => Overloads(name, "string"),
            "debug" => Overloads(name, "any"),
            "exists" or "get" or "existsAfter" or "getAfter" => Overloads(name, "path"),

            "math.abs" => Overloads(name, "int", "float"),
            "math.ceil" or "math.floor" or "math.round" or "math.sqrt" or "math.isNaN" or "math.isInfinity" =>
                Overloads(name, "float"),
            "math.pow" or "latlng.value" => Overloads(name, "float, float"),
            "hashing.crc32" or "hashing.crc32c" or "hashing.md5" or "hashing.sha256" => Overloads(
                name,
                "bytes",
                "string"
            ),
            "duration.abs" => Overloads(name, "duration"),
            "duration.time" => Overloads(name, "int, int, int, int"),
            "duration.value" => Overloads(name, "int, string"),
            "timestamp.date" => Overloads(name, "int, int, int"),
            "timestamp.value" => Overloads(name, "int", "string"),
            _ => null,
        };

    private static string? OfMethod(string name) =>
        name switch
        {
            "string.size" or "string.lower" or "string.upper" or "string.trim" or "string.toUtf8" => Overloads(
                name,
                ""
            ),
            "string.matches" or "string.split" or "list.join" => Overloads(name, "string"),
            "string.replace" => Overloads(name, "string, string"),
            "bytes.size" or "bytes.toBase64" or "bytes.toHexString" => Overloads(name, ""),
            "list.size" or "list.toSet" or "set.size" or "map.size" or "map.keys" or "map.values" => Overloads(
                name,
                ""
            ),
            "list.hasAll" or "list.hasAny" or "list.hasOnly" or "list.concat" or "list.removeAll" => Overloads(
                name,
                "list"
            ),
            "set.hasAll" or "set.hasAny" or "set.hasOnly" => Overloads(name, "set", "list"),
            "set.difference" or "set.intersection" or "set.union" => Overloads(name, "set"),
            "map.get" => Overloads(name, "string, any", "list, any"),
            "map.diff" or "path.bind" => Overloads(name, "map"),
            "map_diff.addedKeys"
            or "map_diff.removedKeys"
            or "map_diff.changedKeys"
            or "map_diff.unchangedKeys"
            or "map_diff.affectedKeys" => Overloads(name, ""),
            "latlng.latitude" or "latlng.longitude" => Overloads(name, ""),
            "latlng.distance" => Overloads(name, "latlng"),
            "duration.seconds" or "duration.nanos" => Overloads(name, ""),
            "timestamp.day"
            or "timestamp.dayOfWeek"
            or "timestamp.dayOfYear"
            or "timestamp.hours"
            or "timestamp.minutes"
            or "timestamp.month"
            or "timestamp.nanos"
            or "timestamp.seconds"
            or "timestamp.time"
            or "timestamp.toMillis"
            or "timestamp.year" => Overloads(name, ""),
            _ => null,
        };

    private static string Overloads(string name, params ReadOnlySpan<string> parameters)
    {
        var text = "";
        foreach (var list in parameters)
        {
            text += $"{(text.Length == 0 ? "" : ", ")}{name}({list})";
        }

        return text;
    }

    private static string Kinds(ReadOnlySpan<RulesValue> arguments)
    {
        var text = "";
        foreach (var argument in arguments)
        {
            text += $"{(text.Length == 0 ? "" : ", ")}{KindNames.Of(argument.Kind)}";
        }

        return text;
    }
}
