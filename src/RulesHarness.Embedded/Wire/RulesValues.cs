using System.Collections.Immutable;
using RulesHarness.Firestore.Values;
using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Embedded.Wire;

/// <summary>Firestore's values as rules see them.</summary>
public static class RulesValues
{
    private const int NanosecondsInMicrosecond = 1_000;

    /// <summary>A document's fields, or any other map.</summary>
    public static RulesValue Of(IReadOnlyDictionary<string, object?> fields)
    {
        var entries = new Dictionary<string, RulesValue>(fields.Count, StringComparer.Ordinal);
        foreach (var (name, value) in fields)
        {
            entries.Add(name, Of(value));
        }
        return RulesValue.FromMap(entries);
    }

    /// <summary>A value of any of the types that <see cref="FirestoreData"/> reads.</summary>
    public static RulesValue Of(object? value) =>
        value switch
        {
            null => RulesValue.Null,
            string text => RulesValue.From(text),
            bool flag => RulesValue.From(flag),
            long number => RulesValue.From(number),
            double number => RulesValue.From(number),
            Timestamp time => Of(time),
            Blob bytes => RulesValue.FromBytes(bytes.ToByteArray()),
            GeoPoint point => RulesValue.FromLatLng(point.Latitude, point.Longitude),
            DocumentName name => RulesValue.FromPath(PathOf(name.RelativePath, name.DatabaseId)),
            IReadOnlyDictionary<string, object?> map => Of(map),
            IReadOnlyList<object?> list => ListOf(list),
            VectorValue vector => RulesValue.FromVector(vector.ToArray()),
            // Whatever else can be stored, such as an int or a date, is stored as one of these.
            _ => Of(FirestoreData.ToStored(value)),
        };

    /// <summary>Firestore keeps microseconds.</summary>
    public static RulesValue Of(Timestamp time) =>
        RulesValue.FromTimestamp(time.Seconds, time.Nanoseconds / NanosecondsInMicrosecond * NanosecondsInMicrosecond);

    private static RulesValue ListOf(IReadOnlyList<object?> list)
    {
        var items = new RulesValue[list.Count];
        for (var at = 0; at < items.Length; at++)
        {
            items[at] = Of(list[at]);
        }
        return RulesValue.FromList(items);
    }

    private static ImmutableArray<string> PathOf(string relative, string database) =>
        ["databases", database, "documents", .. relative.Split('/')];
}
