namespace RulesHarness.Firestore.Values;

/// <summary>
/// A document's fields as CLR values, by dotted paths as Firestore writes them: a name that is no plain word stands in
/// backticks. A map is an <c>IReadOnlyDictionary&lt;string, object?&gt;</c>; nothing is changed in place: each edit
/// gives a new tree.
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
        if (!path.AsSpan().ContainsAny('.', '`'))
        {
            return fields.TryGetValue(path, out value);
        }

        value = fields;
        foreach (var segment in Segments(path))
        {
            if (value is not IReadOnlyDictionary<string, object?> map || !map.TryGetValue(segment, out value))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The value at a path; null when there is none.</summary>
    public static object? At(this IReadOnlyDictionary<string, object?> fields, string path) =>
        fields.TryGet(path, out var value) ? value : null;

    /// <summary>A copy with a value at a path; maps on the way are made where they are missing.</summary>
    public static IReadOnlyDictionary<string, object?> With(
        this IReadOnlyDictionary<string, object?> fields,
        string path,
        object? value
    )
    {
        ArgumentNullException.ThrowIfNull(fields);
        ArgumentNullException.ThrowIfNull(path);
        return With(fields, Segments(path), value);
    }

    /// <summary>A copy without the value at a path.</summary>
    public static IReadOnlyDictionary<string, object?> Without(
        this IReadOnlyDictionary<string, object?> fields,
        string path
    )
    {
        ArgumentNullException.ThrowIfNull(fields);
        ArgumentNullException.ThrowIfNull(path);
        return Without(fields, Segments(path));
    }

    /// <summary>The dotted paths at which two documents differ, each as deep as the maps on both sides reach.</summary>
    public static IEnumerable<string> Differences(
        IReadOnlyDictionary<string, object?> before,
        IReadOnlyDictionary<string, object?> after
    )
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        foreach (var name in before.Keys.Union(after.Keys).Order(StringComparer.Ordinal))
        {
            var (had, has) = (before.TryGetValue(name, out var old), after.TryGetValue(name, out var now));
            var key = Path(name);
            if (
                old is IReadOnlyDictionary<string, object?> oldMap
                && now is IReadOnlyDictionary<string, object?> newMap
            )
            {
                foreach (var inner in Differences(oldMap, newMap))
                {
                    yield return $"{key}.{inner}";
                }
            }
            else if (had != has || !Same(old, now))
            {
                yield return key;
            }
        }
    }

    /// <summary>The path of the map that a field is in; empty for a field of the document itself.</summary>
    public static string MapOf(string path)
    {
        var names = Segments(path);
        return names.Length == 1 ? "" : new FieldPath([.. names[..^1]]).ToString();
    }

    /// <summary>
    /// The path of a field of the document itself: its name, in backticks when that is no plain word.
    /// </summary>
    public static string Path(string name) => name.Length == 0 ? name : FieldPath.Quote(name);

    /// <summary>
    /// The dotted paths of the fields that a write changes. A map that comes or goes changes each field in it: whoever
    /// may change <c>profile.height</c> may write it into a document without <c>profile</c>.
    /// </summary>
    public static IEnumerable<string> ChangedFields(
        IReadOnlyDictionary<string, object?> before,
        IReadOnlyDictionary<string, object?> after
    )
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
            {
                yield return leaf.Length == 0 ? path : $"{path}.{leaf}";
            }
        }
    }

    /// <summary>
    /// The paths of the values inside a map that are not maps themselves; the empty path for an empty map.
    /// </summary>
    private static IEnumerable<string> Leaves(IReadOnlyDictionary<string, object?> map)
    {
        if (map.Count == 0)
        {
            yield return "";
        }
        foreach (var (name, value) in map.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            var key = Path(name);
            if (value is not IReadOnlyDictionary<string, object?> inner)
            {
                yield return key;
                continue;
            }

            foreach (var leaf in Leaves(inner))
            {
                yield return leaf.Length == 0 ? key : $"{key}.{leaf}";
            }
        }
    }

    /// <summary>Whether a path is a field, or is inside the map that the field is.</summary>
    public static bool IsWithin(string path, string field) =>
        path.StartsWith(field, StringComparison.Ordinal) && (path.Length == field.Length || path[field.Length] == '.');

    /// <summary>The names of a path; nearly all are plain words.</summary>
    private static ReadOnlySpan<string> Segments(string path) =>
        path.Contains('`', StringComparison.Ordinal) ? FieldPath.Parse(path).Segments.ToArray() : path.Split('.');

    private static Dictionary<string, object?> With(
        IReadOnlyDictionary<string, object?> fields,
        ReadOnlySpan<string> path,
        object? value
    )
    {
        var copy = new Dictionary<string, object?>(fields);
        copy[path[0]] =
            path.Length == 1
                ? value
                : With(
                    copy.GetValueOrDefault(path[0]) as IReadOnlyDictionary<string, object?> ?? Empty,
                    path[1..],
                    value
                );
        return copy;
    }

    private static Dictionary<string, object?> Without(
        IReadOnlyDictionary<string, object?> fields,
        ReadOnlySpan<string> path
    )
    {
        var copy = new Dictionary<string, object?>(fields);
        if (path.Length == 1)
        {
            copy.Remove(path[0]);
        }
        else if (copy.GetValueOrDefault(path[0]) is IReadOnlyDictionary<string, object?> inner)
        {
            copy[path[0]] = Without(inner, path[1..]);
        }
        return copy;
    }

    private static bool Same(object? old, object? now) =>
        old is not FieldValue && now is not FieldValue && FirestoreValueComparer.Instance.Equals(old, now);
}
