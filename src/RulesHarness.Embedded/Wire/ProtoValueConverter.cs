using RulesHarness.Firestore.Values;
using RulesHarness.Protocol;
using TransformCase = RulesHarness.Protocol.DocumentTransform.Types.FieldTransform.TransformTypeOneofCase;

namespace RulesHarness.Embedded.Wire;

/// <summary>Fields, values and transforms of a write as CLR values, the way the server keeps them.</summary>
public static class ProtoValueConverter
{
    private const int NanosecondsInMicrosecond = 1_000;

    /// <summary>A document's fields.</summary>
    public static IReadOnlyDictionary<string, object?> Fields(Document document) =>
        (IReadOnlyDictionary<string, object?>)Kept(ValueDecoder.Plain.Decode(document.Fields))!;

    /// <summary>One value.</summary>
    public static object? Value(Value value) => Kept(ValueDecoder.Plain.Decode(value));

    /// <summary>A value that the server is to work out.</summary>
    internal static PlacedTransform Transform(DocumentTransform.Types.FieldTransform transform) =>
        new(
            FieldPath.Parse(transform.FieldPath).Segments,
            transform.TransformTypeCase switch
            {
                TransformCase.Increment => Number(transform.Increment, FieldValue.Increment, FieldValue.Increment),
                TransformCase.Maximum => Number(transform.Maximum, FieldValue.Maximum, FieldValue.Maximum),
                TransformCase.Minimum => Number(transform.Minimum, FieldValue.Minimum, FieldValue.Minimum),
                TransformCase.AppendMissingElements => FieldValue.ArrayUnion([
                    .. transform.AppendMissingElements.Values.Select(Value),
                ]),
                TransformCase.RemoveAllFromArray => FieldValue.ArrayRemove([
                    .. transform.RemoveAllFromArray.Values.Select(Value),
                ]),
                _ => FieldValue.ServerTimestamp,
            }
        );

    private static FieldValue Number(Value operand, Func<long, FieldValue> whole, Func<double, FieldValue> real) =>
        operand.ValueTypeCase == Protocol.Value.ValueTypeOneofCase.DoubleValue
            ? real(operand.DoubleValue)
            : whole(operand.IntegerValue);

    /// <summary>Firestore keeps microseconds.</summary>
    private static object? Kept(object? value)
    {
        switch (value)
        {
            case Timestamp { Nanoseconds: var nanoseconds } time when nanoseconds % NanosecondsInMicrosecond != 0:
                return new Timestamp(time.Seconds, nanoseconds - (nanoseconds % NanosecondsInMicrosecond));
            case Dictionary<string, object?> map:
                foreach (var (name, inner) in map)
                {
                    if (Kept(inner) is var kept && !ReferenceEquals(kept, inner))
                    {
                        map[name] = kept;
                    }
                }

                return map;
            case List<object?> list:
                for (var at = 0; at < list.Count; at++)
                {
                    list[at] = Kept(list[at]);
                }
                return list;
            default:
                return value;
        }
    }
}
