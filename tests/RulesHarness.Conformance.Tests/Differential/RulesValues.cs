using RulesHarness.Firestore.Values;
using RulesHarness.Language.Evaluation;

namespace RulesHarness.Conformance.Tests.Differential;

/// <summary>Stored values as rules see them.</summary>
internal static class RulesValues
{
    public static RulesValue Of(object? value) => value switch
    {
        null => RulesValue.Null,
        bool flag => RulesValue.From(flag),
        int number => RulesValue.From((long)number),
        long number => RulesValue.From(number),
        double number => RulesValue.From(number),
        string text => RulesValue.From(text),
        Blob bytes => RulesValue.FromBytes(bytes.ToByteArray()),
        Timestamp time => RulesValue.FromTimestamp(time.Seconds, time.Nanoseconds),
        GeoPoint point => RulesValue.FromLatLng(point.Latitude, point.Longitude),
        // Without the project, unlike its name.
        DocumentName name => RulesValue.FromPath(["databases", name.DatabaseId, "documents", .. name.RelativePath.Split('/')]),
        IReadOnlyDictionary<string, object?> map => Map(map),
        IReadOnlyList<object?> list => RulesValue.FromList([.. list.Select(Of)]),
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "nothing that is stored"),
    };

    public static RulesValue Map(IReadOnlyDictionary<string, object?> map) => RulesValue.FromMap(map.ToDictionary(entry => entry.Key, entry => Of(entry.Value)));
}
