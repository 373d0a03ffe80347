using Google.Protobuf.Collections;
using RulesHarness.Firestore.Values;
using RulesHarness.Protocol;

namespace RulesHarness.Firestore.Client;

/// <summary>Encoded fields by path: what masks are made from.</summary>
internal static class FieldTree
{
    /// <summary>The paths of everything that is no map with fields: what a merge of all names.</summary>
    public static IEnumerable<FieldPath> Leaves(MapField<string, Value> fields) =>
        Leaves(fields, []).Select(path => new FieldPath(path));

    public static bool Covers(FieldPath outer, FieldPath inner) =>
        outer.Segments.Count <= inner.Segments.Count
        && outer.Segments.SequenceEqual(inner.Segments.Take(outer.Segments.Count));

    public static Value? Find(MapField<string, Value> fields, FieldPath path)
    {
        Value? found = null;
        foreach (var segment in path.Segments)
        {
            var inner = found is null ? fields : found.MapValue?.Fields;
            if (inner is null || !inner.TryGetValue(segment, out found))
            {
                return null;
            }
        }

        return found;
    }

    public static void Put(MapField<string, Value> fields, FieldPath path, Value value)
    {
        foreach (var segment in path.Segments.SkipLast(1))
        {
            if (!fields.TryGetValue(segment, out var inner))
            {
                fields[segment] = inner = new Value { MapValue = new MapValue() };
            }
            fields = inner.MapValue.Fields;
        }

        fields[path.Segments[^1]] = value;
    }

    /// <summary>
    /// Drops the fields that aren't named; a name without a field or a transform is a slip of the caller's.
    /// </summary>
    public static void KeepOnly(
        MapField<string, Value> fields,
        IReadOnlyCollection<FieldPath> named,
        IReadOnlyList<FieldPath> transformed
    )
    {
        RefuseOverlaps(named);
        var all = fields.Clone();
        fields.Clear();
        foreach (var path in named)
        {
            if (Find(all, path) is { } value)
            {
                Put(fields, path, value);
            }
            else if (!transformed.Any(each => Covers(path, each)))
            {
                throw new ArgumentException($"the data has no field `{path}` to merge");
            }
        }
    }

    public static void RefuseOverlaps(IEnumerable<FieldPath> paths)
    {
        var sorted = paths.Order(Comparer<FieldPath>.Create((left, right) => left.CompareTo(right))).ToList();
        foreach (var (outer, inner) in sorted.Zip(sorted.Skip(1)))
        {
            if (Covers(outer, inner))
            {
                throw new ArgumentException($"`{outer}` and `{inner}` overlap: write one of them");
            }
        }
    }

    private static IEnumerable<string[]> Leaves(MapField<string, Value> fields, string[] prefix) =>
        fields.SelectMany(field =>
            field.Value.MapValue is { Fields.Count: > 0 } map && WireVector.Decode(map) is null
                ? Leaves(map.Fields, [.. prefix, field.Key])
                :
                [
                    [.. prefix, field.Key],
                ]
        );
}
