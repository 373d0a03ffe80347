using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;
using Case = RulesHarness.Protocol.Value.ValueTypeOneofCase;
using Status = Grpc.Core.Status;
using Value = RulesHarness.Protocol.Value;

namespace RulesHarness.Embedded.Wire;

/// <summary>Values on the wire that are none.</summary>
internal static class ValueCheck
{
    private const long MinSeconds = -62_135_596_800;
    private const long MaxSeconds = 253_402_300_799;
    private const int MostDepth = 100;

    /// <summary>Why a document's fields can't be read; null when they can.</summary>
    public static Status? Of(MapField<string, Value> fields) => Of(fields, 0);

    /// <summary>Why a value can't be read; null when it can.</summary>
    public static Status? Of(Value? value) => Of(value, 0);

    /// <summary>Why a time is none; null when it is one.</summary>
    public static Status? Of(Timestamp? time) =>
        time is { Seconds: < MinSeconds or > MaxSeconds } or { Nanos: < 0 or > 999_999_999 }
            ? Failures.Invalid(
                "Timestamp is outside the permitted range of 0001-01-01T00:00:00Z to 9999-12-31T23:59:59Z."
            )
            : null;

    private static Status? Of(MapField<string, Value> fields, int depth)
    {
        foreach (var (_, value) in fields)
        {
            if (Of(value, depth) is { } wrong)
            {
                return wrong;
            }
        }

        return null;
    }

    private static Status? Of(Value? value, int depth)
    {
        if (depth > MostDepth)
        {
            return Failures.Invalid("A value is nested too deep.");
        }
        switch (value?.ValueTypeCase ?? Case.None)
        {
            case Case.None:
                return Failures.Invalid("Cannot convert firestore.v1.Value with type unset.");
            case Case.TimestampValue:
                return Of(value!.TimestampValue);
            case Case.GeoPointValue
                when !(Math.Abs(value!.GeoPointValue.Latitude) <= 90 && Math.Abs(value.GeoPointValue.Longitude) <= 180):
                return Failures.Invalid(
                    "Geo point is outside the permitted range of -90.0 to 90.0 and -180.0 to 180.0."
                );
            case Case.ReferenceValue
                when !(
                    ResourceName.TryParse(value!.ReferenceValue, out var name) && ResourceName.IsDocument(name.Path)
                ):
                return Failures.Invalid(
                    $"Resource name \"{value.ReferenceValue}\" is not of the form projects/P/databases/D/documents/C/I."
                );
            case Case.ArrayValue:
                foreach (var item in value!.ArrayValue.Values)
                {
                    if (Of(item, depth + 1) is { } wrong)
                    {
                        return wrong;
                    }
                }

                return null;
            case Case.MapValue:
                return Of(value!.MapValue.Fields, depth + 1);
            default:
                return null;
        }
    }
}
