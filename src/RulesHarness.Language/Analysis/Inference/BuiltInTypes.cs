using System.Collections.Frozen;

namespace RulesHarness.Language.Analysis.Inference;

/// <summary>
/// The return types of the language's own functions and methods (https://firebase.google.com/docs/reference/rules).
/// They depend on the name alone; where two types have a method of the same name, the result may be either.
/// </summary>
internal static class BuiltInTypes
{
    private static readonly FrozenSet<string> Namespaces = FrozenSet.Create(
        "math",
        "timestamp",
        "duration",
        "latlng",
        "hashing"
    );

    private static readonly FrozenDictionary<string, ValueKinds> Functions = new Dictionary<string, ValueKinds>
    {
        ["exists"] = ValueKinds.Boolean,
        ["existsAfter"] = ValueKinds.Boolean,
        ["int"] = ValueKinds.Integer,
        ["float"] = ValueKinds.Float,
        ["string"] = ValueKinds.String,
        ["bool"] = ValueKinds.Boolean,
        ["path"] = ValueKinds.Path,
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, ValueKinds> OfNamespaces = new Dictionary<string, ValueKinds>
    {
        ["math.isInfinite"] = ValueKinds.Boolean,
        ["math.isNaN"] = ValueKinds.Boolean,
        ["timestamp.date"] = ValueKinds.Timestamp,
        ["timestamp.value"] = ValueKinds.Timestamp,
        ["duration.abs"] = ValueKinds.Duration,
        ["duration.time"] = ValueKinds.Duration,
        ["duration.value"] = ValueKinds.Duration,
        ["latlng.value"] = ValueKinds.LatLng,
        ["hashing.crc32"] = ValueKinds.Bytes,
        ["hashing.crc32c"] = ValueKinds.Bytes,
        ["hashing.md5"] = ValueKinds.Bytes,
        ["hashing.sha256"] = ValueKinds.Bytes,
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, ValueKinds> Methods = new Dictionary<string, ValueKinds>
    {
        ["size"] = ValueKinds.Integer,
        ["matches"] = ValueKinds.Boolean,
        ["hasAll"] = ValueKinds.Boolean,
        ["hasAny"] = ValueKinds.Boolean,
        ["hasOnly"] = ValueKinds.Boolean,
        ["split"] = ValueKinds.List,
        ["values"] = ValueKinds.List,
        ["concat"] = ValueKinds.List,
        ["removeAll"] = ValueKinds.List,
        ["toSet"] = ValueKinds.Set,
        ["keys"] = ValueKinds.Set | ValueKinds.List,
        ["union"] = ValueKinds.Set,
        ["intersection"] = ValueKinds.Set,
        ["difference"] = ValueKinds.Set,
        ["diff"] = ValueKinds.Difference,
        ["addedKeys"] = ValueKinds.Set,
        ["affectedKeys"] = ValueKinds.Set,
        ["changedKeys"] = ValueKinds.Set,
        ["removedKeys"] = ValueKinds.Set,
        ["unchangedKeys"] = ValueKinds.Set,
        ["join"] = ValueKinds.String,
        ["lower"] = ValueKinds.String,
        ["upper"] = ValueKinds.String,
        ["trim"] = ValueKinds.String,
        ["replace"] = ValueKinds.String,
        ["toBase64"] = ValueKinds.String,
        ["toHexString"] = ValueKinds.String,
        ["toUtf8"] = ValueKinds.Bytes,
        ["date"] = ValueKinds.Timestamp,
        ["time"] = ValueKinds.Duration,
        ["day"] = ValueKinds.Integer,
        ["dayOfWeek"] = ValueKinds.Integer,
        ["dayOfYear"] = ValueKinds.Integer,
        ["hours"] = ValueKinds.Integer,
        ["minutes"] = ValueKinds.Integer,
        ["month"] = ValueKinds.Integer,
        ["nanos"] = ValueKinds.Integer,
        ["seconds"] = ValueKinds.Integer,
        ["toMillis"] = ValueKinds.Integer,
        ["year"] = ValueKinds.Integer,
        ["distance"] = ValueKinds.Float,
        ["latitude"] = ValueKinds.Float,
        ["longitude"] = ValueKinds.Float,
    }.ToFrozenDictionary();

    public static bool IsNamespace(string name) => Namespaces.Contains(name);

    public static InferredValue Function(string name) => Known(Functions, name);

    public static InferredValue OfNamespace(string space, string name) =>
        OfNamespaces.TryGetValue($"{space}.{name}", out var kinds) ? new InferredValue(kinds, MayFail: true)
        : space == "math" ? new InferredValue(ValueKinds.Number, MayFail: true)
        : InferredValue.Unknown;

    public static InferredValue Method(string name) => Known(Methods, name);

    /// <summary>The types of a name after <c>is</c>; null for an unknown name.</summary>
    public static ValueKinds? OfTypeName(string name) =>
        name switch
        {
            "bool" => ValueKinds.Boolean,
            "bytes" => ValueKinds.Bytes,
            "duration" => ValueKinds.Duration,
            "float" => ValueKinds.Float,
            "int" => ValueKinds.Integer,
            "latlng" => ValueKinds.LatLng,
            "list" => ValueKinds.List,
            "map" => ValueKinds.Map,
            "map_diff" => ValueKinds.Difference,
            "null" => ValueKinds.Null,
            "number" => ValueKinds.Number,
            "path" => ValueKinds.Path,
            "set" => ValueKinds.Set,
            "string" => ValueKinds.String,
            "timestamp" => ValueKinds.Timestamp,
            _ => null,
        };

    private static InferredValue Known(FrozenDictionary<string, ValueKinds> kinds, string name) =>
        kinds.TryGetValue(name, out var kind) ? new InferredValue(kind, MayFail: true) : InferredValue.Unknown;
}
