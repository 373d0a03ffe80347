using Google.Protobuf.Collections;
using Proto = RulesHarness.Protocol.Value;

namespace RulesHarness.Firestore.Values;

/// <summary>
/// The wire to CLR values; the caller says what a reference becomes, since only a client can make a live one.
/// </summary>
public sealed class ValueDecoder(Func<string, DocumentName> reference)
{
    /// <summary>Decodes references as document names.</summary>
    public static ValueDecoder Plain { get; } = new(DocumentName.Parse);

    /// <summary>Decodes one value.</summary>
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

    /// <summary>Decodes the fields of a document or the members of a map.</summary>
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
