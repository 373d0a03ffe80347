using Google.Protobuf.Collections;
using Proto = RulesHarness.Firestore.Protocol.Value;

namespace RulesHarness.Firestore.Values;

/// <summary>
/// The wire to CLR values; the caller says what a reference becomes, since only a client can make a live one.
/// </summary>
internal sealed class ValueDecoder(Func<string, DocumentName> reference)
{
    public static ValueDecoder Plain { get; } = new(DocumentName.Parse);

    public object? Decode(Proto value) =>
        value.ValueTypeCase switch
        {
            Proto.ValueTypeOneofCase.NullValue => null,
            Proto.ValueTypeOneofCase.BooleanValue => value.BooleanValue,
            Proto.ValueTypeOneofCase.IntegerValue => value.IntegerValue,
            Proto.ValueTypeOneofCase.DoubleValue => value.DoubleValue,
            Proto.ValueTypeOneofCase.TimestampValue => value.TimestampValue.ToTimestamp(),
            Proto.ValueTypeOneofCase.StringValue => value.StringValue,
            Proto.ValueTypeOneofCase.BytesValue => Blob.CopyFrom(value.BytesValue.Span),
            Proto.ValueTypeOneofCase.ReferenceValue => reference(value.ReferenceValue),
            Proto.ValueTypeOneofCase.GeoPointValue => new GeoPoint(
                value.GeoPointValue.Latitude,
                value.GeoPointValue.Longitude
            ),
            Proto.ValueTypeOneofCase.ArrayValue => value.ArrayValue.Values.Select(Decode).ToList(),
            Proto.ValueTypeOneofCase.MapValue => (object?)WireVector.Decode(value.MapValue)
                ?? Decode(value.MapValue.Fields),
            _ => throw new InvalidOperationException($"the server sent a value of unknown type: {value}"),
        };

    public Dictionary<string, object?> Decode(MapField<string, Proto> fields)
    {
        var values = new Dictionary<string, object?>(fields.Count, StringComparer.Ordinal);
        foreach (var (name, value) in fields)
        {
            values.Add(name, Decode(value));
        }
        return values;
    }
}
