using RulesHarness.Firestore.Values;

namespace RulesHarness.Conformance.Tests.Differential;

/// <summary>
/// Makes what documents hold: mostly what the fields' types say, now and then something else or nothing.
/// </summary>
internal sealed class DocumentMaker(Dice dice, string project)
{
    public Dictionary<string, object?> Document()
    {
        var document = new Dictionary<string, object?>();
        foreach (var (name, type) in Pools.Fields)
        {
            if (dice.Percent(92))
            {
                document[name] = Value(dice.Percent(92) ? type : "any", depth: 2);
            }
        }

        return document;
    }

    /// <summary>A value of a type that <see cref="Pools.Fields"/> names.</summary>
    public object? Value(string type, int depth = 1) =>
        type switch
        {
            "bool" => dice.Percent(60),
            "int" => dice.Pick(Pools.Ints),
            "float" => dice.Pick(Pools.Floats),
            "number" => dice.Percent(50) ? dice.Pick(Pools.Ints) : dice.Pick(Pools.Floats),
            "string" => dice.Pick(Pools.Strings),
            "null" => null,
            "ints" => dice.Some(4, () => (object?)dice.Pick(Pools.Ints)),
            "strings" => dice.Some(
                4,
                () => (object?)(dice.Percent(50) ? dice.Pick(Pools.Keys) : dice.Pick(Pools.Strings))
            ),
            "list" => dice.Some(4, () => Element(depth)),
            "map" => Map(depth),
            "timestamp" => dice.Pick(Pools.Timestamps),
            "bytes" => Blob.CopyFrom(dice.Pick(Pools.Bytes)),
            "latlng" => dice.Pick(Pools.Points),
            "vector" => new VectorValue(dice.Pick(Pools.Vectors)),
            "path" => new DocumentName(project, "(default)", dice.Pick(Pools.Documents)),
            _ => Value(
                dice.Pick(
                    Pools.Fields,
                    field =>
                        field.Type != "any" && (depth > 0 || field.Type is not ("map" or "list" or "ints" or "strings"))
                            ? 1
                            : 0
                ).Type,
                depth
            ),
        };

    // A list holds no list, and no vector.
    private object? Element(int depth)
    {
        var value = Value("any", depth - 1);
        return value is List<object?> or VectorValue ? null : value;
    }

    private Dictionary<string, object?> Map(int depth)
    {
        var map = new Dictionary<string, object?>();
        if (dice.Percent(90))
        {
            map["a"] = Value(dice.Percent(85) ? "int" : "any", 0);
        }

        if (dice.Percent(80))
        {
            map["b"] = Value(dice.Percent(85) ? "string" : "any", 0);
        }

        if (depth > 0 && dice.Percent(60))
        {
            map["c"] = Map(depth - 1);
        }

        if (dice.Percent(10))
        {
            map[dice.Pick(Pools.Strings) is { Length: > 0 } name ? name : "k"] = null;
        }

        return map;
    }
}
