using RulesHarness.Firestore.Values;

namespace RulesHarness.Engines.Embedded;

/// <summary>
/// The document that a write leaves, which is what rules see as <c>request.resource.data</c>: fields are put and deleted first, and then
/// transforms made, in order (https://firebase.google.com/docs/firestore/reference/rpc/google.firestore.v1#write).
/// </summary>
internal static class AppliedWrite
{
    /// <summary>A document that was not there. No field is deleted.</summary>
    public static IReadOnlyDictionary<string, object?> Create(IReadOnlyDictionary<string, object?> fields, Timestamp time)
    {
        var transforms = new List<Transform>();
        return Transformed((IReadOnlyDictionary<string, object?>)Plain(fields, [], transforms)!, transforms, time);
    }

    /// <summary>A stored document with changes, by dotted path.</summary>
    public static IReadOnlyDictionary<string, object?> Update(
        IReadOnlyDictionary<string, object?> stored, IReadOnlyDictionary<string, object?> changes, Timestamp time)
    {
        var transforms = new List<Transform>();
        var document = stored;
        foreach (var (name, value) in changes)
        {
            var path = FieldPath.Parse(name).Segments;
            if (value is FieldValue { Kind: FieldValueKind.Delete })
                document = Without(document, path);
            else if (value is FieldValue transform)
                transforms.Add(new Transform(path, transform));
            else
                document = With(document, path, Plain(value, path, transforms));
        }

        return Transformed(document, transforms, time);
    }

    /// <summary>A value without its transforms, which are added to the list.</summary>
    private static object? Plain(object? value, IReadOnlyList<string> path, List<Transform> transforms)
    {
        if (value is not IReadOnlyDictionary<string, object?> map)
            return value;
        var plain = new Dictionary<string, object?>(map.Count, StringComparer.Ordinal);
        foreach (var (name, inner) in map)
        {
            IReadOnlyList<string> at = inner is FieldValue or IReadOnlyDictionary<string, object?> ? [.. path, name] : path;
            if (inner is FieldValue transform)
                transforms.Add(new Transform(at, transform));
            else
                plain.Add(name, Plain(inner, at, transforms));
        }

        return plain;
    }

    private static IReadOnlyDictionary<string, object?> Transformed(IReadOnlyDictionary<string, object?> document, List<Transform> transforms, Timestamp time)
    {
        foreach (var (path, transform) in transforms)
            document = With(document, path, FieldTransform.Apply(transform, At(document, path), time));
        return document;
    }

    private static object? At(IReadOnlyDictionary<string, object?> document, IReadOnlyList<string> path)
    {
        object? value = document;
        foreach (var name in path)
            value = value is IReadOnlyDictionary<string, object?> map ? map.GetValueOrDefault(name) : null;
        return value;
    }

    /// <summary>What is in the way and is no map becomes one.</summary>
    private static Dictionary<string, object?> With(IReadOnlyDictionary<string, object?> map, IReadOnlyList<string> path, object? value, int depth = 0)
    {
        var copy = new Dictionary<string, object?>(map, StringComparer.Ordinal);
        copy[path[depth]] = depth == path.Count - 1 ? value
            : With(map.GetValueOrDefault(path[depth]) as IReadOnlyDictionary<string, object?> ?? new Dictionary<string, object?>(), path, value, depth + 1);
        return copy;
    }

    /// <summary>No map is made for what isn't there, and none goes when it is empty.</summary>
    private static IReadOnlyDictionary<string, object?> Without(IReadOnlyDictionary<string, object?> map, IReadOnlyList<string> path, int depth = 0)
    {
        if (!map.TryGetValue(path[depth], out var value) || depth < path.Count - 1 && value is not IReadOnlyDictionary<string, object?>)
            return map;
        var copy = new Dictionary<string, object?>(map, StringComparer.Ordinal);
        if (depth == path.Count - 1)
            copy.Remove(path[depth]);
        else
            copy[path[depth]] = Without((IReadOnlyDictionary<string, object?>)value!, path, depth + 1);
        return copy;
    }

    private sealed record Transform(IReadOnlyList<string> Path, FieldValue Value);
}
