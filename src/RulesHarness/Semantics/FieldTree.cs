using RulesHarness.Firestore.Values;

namespace RulesHarness.Semantics;

/// <summary>
/// A document's fields as CLR values, by dotted paths. A map is an <c>IReadOnlyDictionary&lt;string, object?&gt;</c>; nothing is changed
/// in place: each edit gives a new tree.
/// </summary>
public static class FieldTree
{
    /// <summary>A document without fields.</summary>
    public static IReadOnlyDictionary<string, object?> Empty { get; } = new Dictionary<string, object?>();

    /// <summary>Whether there is a value at a path; a value that is null is there.</summary>
    public static bool TryGet(this IReadOnlyDictionary<string, object?> fields, string path, out object? value)
    {
        ArgumentNullException.ThrowIfNull(fields);
        ArgumentNullException.ThrowIfNull(path);
        value = fields;
        foreach (var segment in path.Split('.'))
        {
            if (value is not IReadOnlyDictionary<string, object?> map || !map.TryGetValue(segment, out value))
                return false;
        }

        return true;
    }

    /// <summary>The value at a path; null when there is none.</summary>
    public static object? At(this IReadOnlyDictionary<string, object?> fields, string path) => fields.TryGet(path, out var value) ? value : null;

    /// <summary>A copy with a value at a path; maps on the way are made where they are missing.</summary>
    public static IReadOnlyDictionary<string, object?> With(this IReadOnlyDictionary<string, object?> fields, string path, object? value)
    {
        ArgumentNullException.ThrowIfNull(fields);
        ArgumentNullException.ThrowIfNull(path);
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        var copy = new Dictionary<string, object?>(fields);
        if (dot < 0)
            copy[path] = value;
        else
            copy[path[..dot]] = (copy.GetValueOrDefault(path[..dot]) as IReadOnlyDictionary<string, object?> ?? Empty).With(path[(dot + 1)..], value);
        return copy;
    }

    /// <summary>A copy without the value at a path.</summary>
    public static IReadOnlyDictionary<string, object?> Without(this IReadOnlyDictionary<string, object?> fields, string path)
    {
        ArgumentNullException.ThrowIfNull(fields);
        ArgumentNullException.ThrowIfNull(path);
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        var copy = new Dictionary<string, object?>(fields);
        if (dot < 0)
            copy.Remove(path);
        else if (copy.GetValueOrDefault(path[..dot]) is IReadOnlyDictionary<string, object?> inner)
            copy[path[..dot]] = inner.Without(path[(dot + 1)..]);
        return copy;
    }

    /// <summary>The dotted paths at which two documents differ, each as deep as the maps on both sides reach.</summary>
    public static IEnumerable<string> Differences(IReadOnlyDictionary<string, object?> before, IReadOnlyDictionary<string, object?> after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        foreach (var key in before.Keys.Union(after.Keys).Order(StringComparer.Ordinal))
        {
            var (had, has) = (before.TryGetValue(key, out var old), after.TryGetValue(key, out var now));
            if (old is IReadOnlyDictionary<string, object?> oldMap && now is IReadOnlyDictionary<string, object?> newMap)
            {
                foreach (var inner in Differences(oldMap, newMap))
                    yield return $"{key}.{inner}";
            }
            else if (had != has || !Same(old, now))
            {
                yield return key;
            }
        }
    }

    /// <summary>
    /// The dotted paths of the fields that a write changes. A map that comes or goes changes each field in it: whoever may change
    /// <c>profile.height</c> may write it into a document without <c>profile</c>.
    /// </summary>
    internal static IEnumerable<string> ChangedFields(IReadOnlyDictionary<string, object?> before, IReadOnlyDictionary<string, object?> after)
    {
        foreach (var path in Differences(before, after))
        {
            var (had, has) = (before.TryGet(path, out var old), after.TryGet(path, out var now));
            var map = (had ? old : now) as IReadOnlyDictionary<string, object?>;
            if (had == has || map is null)
            {
                yield return path;
                continue;
            }

            foreach (var leaf in Leaves(map))
                yield return leaf.Length == 0 ? path : $"{path}.{leaf}";
        }
    }

    /// <summary>The paths of the values inside a map that are not maps themselves; the empty path for an empty map.</summary>
    private static IEnumerable<string> Leaves(IReadOnlyDictionary<string, object?> map)
    {
        if (map.Count == 0)
            yield return "";
        foreach (var (key, value) in map.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            if (value is not IReadOnlyDictionary<string, object?> inner)
            {
                yield return key;
                continue;
            }

            foreach (var leaf in Leaves(inner))
                yield return leaf.Length == 0 ? key : $"{key}.{leaf}";
        }
    }

    /// <summary>Whether a path is a field, or is inside the map that the field is.</summary>
    internal static bool IsWithin(string path, string field) => path == field || path.StartsWith(field + ".", StringComparison.Ordinal);

    private static bool Same(object? old, object? now) =>
        old is not FieldValue && now is not FieldValue && FirestoreValueComparer.Instance.Equals(old, now);
}
