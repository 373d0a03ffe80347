using RulesHarness.Protocol;
using Proto = RulesHarness.Protocol.Value;

namespace RulesHarness.Firestore.Values;

/// <summary>On the wire a vector is a map that says so.</summary>
internal static class WireVector
{
    private const string TypeKey = "__type__";
    private const string TypeName = "__vector__";
    private const string ValueKey = "value";

    public static Proto Encode(VectorValue vector)
    {
        var values = new ArrayValue();
        foreach (var value in vector.Span)
        {
            values.Values.Add(new Proto { DoubleValue = value });
        }
        return new Proto
        {
            MapValue = new MapValue
            {
                Fields =
                {
                    [TypeKey] = new Proto { StringValue = TypeName },
                    [ValueKey] = new Proto { ArrayValue = values },
                },
            },
        };
    }

    /// <summary>Null when the map is just a map.</summary>
    public static VectorValue? Decode(MapValue map) =>
        map.Fields.TryGetValue(TypeKey, out var type)
        && type.StringValue == TypeName
        && map.Fields.TryGetValue(ValueKey, out var value)
        && value.ValueTypeCase == Proto.ValueTypeOneofCase.ArrayValue
            ? new VectorValue([
                .. value.ArrayValue.Values.Select(each =>
                    each.ValueTypeCase == Proto.ValueTypeOneofCase.IntegerValue ? each.IntegerValue : each.DoubleValue
                ),
            ])
            : null;
}
