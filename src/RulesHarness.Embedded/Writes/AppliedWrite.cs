using RulesHarness.Embedded.Wire;
using RulesHarness.Firestore.Values;

namespace RulesHarness.Embedded.Writes;

/// <summary>
/// The document that a write leaves, which is what rules see as <c>request.resource.data</c>: fields are put and
/// deleted first, and then transforms made, in order
/// (https://firebase.google.com/docs/firestore/reference/rpc/google.firestore.v1#write).
/// </summary>
internal static class AppliedWrite
{
    /// <summary>
    /// A stored document with fields put, or deleted where the value is <see cref="FieldValue.Delete"/>. No other <see
    /// cref="FieldValue"/> is among them.
    /// </summary>
    public static IReadOnlyDictionary<string, object?> Changed(
        IReadOnlyDictionary<string, object?> stored,
        IEnumerable<(IReadOnlyList<string> Path, object? Value)> puts
    )
    {
        var tree = new FieldChanges();
        foreach (var (path, value) in puts)
        {
            tree.Add(path, value);
        }
        return tree.Apply(stored);
    }

    /// <summary>
    /// A document after transforms, each of which sees what those before it left, and the value that each gave.
    /// </summary>
    // The emulator puts all that transforms gave at once, as it puts the fields of an update: they go to the end of the
    // document.
    public static (IReadOnlyDictionary<string, object?> Document, IReadOnlyList<object?> Values) Transformed(
        IReadOnlyDictionary<string, object?> document,
        IReadOnlyCollection<PlacedTransform> transforms,
        Timestamp time
    )
    {
        if (transforms.Count == 0)
        {
            return (document, []);
        }
        var worked = document;
        var values = new List<object?>(transforms.Count);
        foreach (var (path, transform) in transforms)
        {
            values.Add(AppliedTransform.Apply(transform, At(worked, path), time));
            worked = With(worked, path, values[^1]);
        }

        var places = transforms.Select(each => each.Path).ToList();
        var outermost = places.Where(path => !IsInsideAny(path, places));
        return (Changed(document, outermost.Select(path => (path, At(worked, path)))), values);
    }

    /// <summary>The value at a path; null where there is none.</summary>
    public static object? At(IReadOnlyDictionary<string, object?> document, IReadOnlyList<string> path)
    {
        object? value = document;
        foreach (var name in path)
        {
            value = value is IReadOnlyDictionary<string, object?> map ? map.GetValueOrDefault(name) : null;
        }
        return value;
    }

    private static bool IsInsideAny(IReadOnlyList<string> path, List<IReadOnlyList<string>> others) =>
        others.Exists(other => IsInside(path, other));

    private static bool IsInside(IReadOnlyList<string> path, IReadOnlyList<string> other) =>
        other.Count < path.Count && other.SequenceEqual(path.Take(other.Count));

    /// <summary>Sets a field. A value in its path that is not a map is replaced by one.</summary>
    private static Dictionary<string, object?> With(
        IReadOnlyDictionary<string, object?> map,
        IReadOnlyList<string> path,
        object? value,
        int depth = 0
    )
    {
        var copy = new Dictionary<string, object?>(map, StringComparer.Ordinal);
        copy[path[depth]] =
            depth == path.Count - 1
                ? value
                : With(
                    map.GetValueOrDefault(path[depth]) as IReadOnlyDictionary<string, object?>
                        ?? new Dictionary<string, object?>(),
                    path,
                    value,
                    depth + 1
                );
        return copy;
    }
}
