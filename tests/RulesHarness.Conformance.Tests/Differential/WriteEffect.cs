using RulesHarness.Firestore.Values;

namespace RulesHarness.Conformance.Tests.Differential;

/// <summary>What a document holds after an update by fields.</summary>
internal static class WriteEffect
{
    public static Dictionary<string, object?> Of(IReadOnlyDictionary<string, object?> stored, IReadOnlyDictionary<string, object?> updates, Timestamp now)
    {
        var written = stored.ToDictionary();
        foreach (var (path, change) in updates)
        {
            Put(written, path.Split('.'), change, now);
        }

        return written;
    }

    private static void Put(Dictionary<string, object?> map, ReadOnlySpan<string> path, object? change, Timestamp now)
    {
        if (path.Length > 1)
        {
            var inner = map.GetValueOrDefault(path[0]) as IReadOnlyDictionary<string, object?>;
            if (inner is null && change is FieldValue { Kind: FieldValueKind.Delete })
            {
                return;
            }

            var copy = inner?.ToDictionary() ?? [];
            Put(copy, path[1..], change, now);
            map[path[0]] = copy;
        }
        else if (change is FieldValue { Kind: FieldValueKind.Delete })
        {
            map.Remove(path[0]);
        }
        else
        {
            map[path[0]] = change is FieldValue transform ? Transformed(map.GetValueOrDefault(path[0]), transform, now) : change;
        }
    }

    private static object? Transformed(object? old, FieldValue transform, Timestamp now) => transform.Kind switch
    {
        FieldValueKind.ServerTimestamp => now,
        FieldValueKind.Increment => Sum(old, transform.Arguments[0]!),
        FieldValueKind.ArrayUnion => Union(old as IReadOnlyList<object?> ?? [], transform.Arguments),
        FieldValueKind.ArrayRemove => (old as IReadOnlyList<object?> ?? []).Where(one => !transform.Arguments.Any(other => AreEqual(one, other))).ToList(),
        _ => throw new ArgumentOutOfRangeException(nameof(transform), transform, "no transform of the requests made here"),
    };

    private static object Sum(object? old, object added) => (old, added) switch
    {
        (long left, long right) => (long)Int128.Clamp((Int128)left + right, long.MinValue, long.MaxValue),
        (long left, double right) => left + right,
        (double left, long right) => left + right,
        (double left, double right) => left + right,
        _ => added,
    };

    private static List<object?> Union(IReadOnlyList<object?> old, IReadOnlyList<object?> added)
    {
        var all = old.ToList();
        all.AddRange(added.Where(one => !all.Exists(other => AreEqual(one, other))).Distinct());
        return all;
    }

    // An integer is a member of an array that holds the same number with a point.
    private static bool AreEqual(object? left, object? right) => (left, right) switch
    {
        (long whole, double number) => number == whole && (long)number == whole,
        (double number, long whole) => number == whole && (long)number == whole,
        _ => Equals(left, right),
    };
}
