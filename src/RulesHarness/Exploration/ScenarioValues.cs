using RulesHarness.Firestore.Values;
using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Exploration;

/// <summary>
/// Values of the rules language as Firestore stores them: the CLR types of <see cref="FirestoreData"/>.
/// </summary>
internal static class ScenarioValues
{
    /// <summary>A document's fields. Null where one of them is of a type that no document holds.</summary>
    public static IReadOnlyDictionary<string, object?>? Fields(RulesValue map) =>
        TryGet(map, out var fields) ? fields as IReadOnlyDictionary<string, object?> : null;

    /// <summary>Converts a value; false where no document holds values of its type.</summary>
    public static bool TryGet(RulesValue value, out object? stored)
    {
        stored = null;
        switch (value.Kind)
        {
            case RulesValueKind.Null:
                return true;
            case RulesValueKind.Bool:
                stored = value.GetBoolean();
                return true;
            case RulesValueKind.Int:
                stored = value.GetInteger();
                return true;
            case RulesValueKind.Float:
                stored = value.GetFloat();
                return true;
            case RulesValueKind.String:
                stored = value.GetString();
                return true;
            case RulesValueKind.Bytes:
                stored = Blob.CopyFrom(value.GetBytes());
                return true;
            case RulesValueKind.Timestamp:
                var (seconds, nanoseconds) = value.GetTime();
                stored = new Timestamp(seconds, nanoseconds);
                return true;
            case RulesValueKind.LatLng:
                var (latitude, longitude) = value.GetLatLng();
                stored = new GeoPoint(latitude, longitude);
                return true;
            case RulesValueKind.Vector:
                stored = new VectorValue(value.GetVector());
                return true;
            case RulesValueKind.List:
                return TryGetList(value, out stored);
            case RulesValueKind.Map:
                return TryGetMap(value, out stored);
            default:
                return false;
        }
    }

    private static bool TryGetList(RulesValue list, out object? stored)
    {
        var items = new List<object?>();
        stored = items;
        foreach (var item in list.GetItems())
        {
            if (!TryGet(item, out var converted))
            {
                return false;
            }

            items.Add(converted);
        }

        return true;
    }

    private static bool TryGetMap(RulesValue map, out object? stored)
    {
        var members = new Dictionary<string, object?>(StringComparer.Ordinal);
        stored = members;
        foreach (var (name, value) in map.GetMembers())
        {
            if (!TryGet(value, out var converted))
            {
                return false;
            }

            members.Add(name, converted);
        }

        return true;
    }
}
