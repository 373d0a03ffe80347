using RulesHarness.Firestore.Values;
using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Serving.Writes;

/// <summary>A value that the server computes, and its field.</summary>
internal sealed record PlacedTransform(IReadOnlyList<string> Path, FieldValue Value);

/// <summary>
/// The document that a write leaves, which is what rules see as <c>request.resource.data</c>: fields are put and
/// deleted first, and then transforms made, in order
/// (https://firebase.google.com/docs/firestore/reference/rpc/google.firestore.v1#write).
/// </summary>
internal static class AppliedWrite
{
    /// <summary>A document that was not there. No field is deleted.</summary>
    public static IReadOnlyDictionary<string, object?> Create(
        IReadOnlyDictionary<string, object?> fields,
        Timestamp time
    )
    {
        var transforms = new List<PlacedTransform>();
        return Transformed(
            (IReadOnlyDictionary<string, object?>)Plain(fields, [], transforms)!,
            transforms,
            time
        ).Document;
    }

    /// <summary>Returns true if the server computes one of the fields.</summary>
    public static bool HasTransforms(IReadOnlyDictionary<string, object?> fields) =>
        fields.Values.Any(value =>
            value is FieldValue || (value is IReadOnlyDictionary<string, object?> map && HasTransforms(map))
        );

    /// <summary>A stored document with changes, by dotted path.</summary>
    public static IReadOnlyDictionary<string, object?> Update(
        IReadOnlyDictionary<string, object?> stored,
        IReadOnlyDictionary<string, object?> changes,
        Timestamp time
    )
    {
        var transforms = new List<PlacedTransform>();
        var puts = new List<(IReadOnlyList<string>, object?)>(changes.Count);
        foreach (var (name, value) in changes)
        {
            var path = FieldPath.Parse(name).Segments;
            if (value is FieldValue { Kind: not FieldValueKind.Delete } transform)
            {
                transforms.Add(new PlacedTransform(path, transform));
            }
            else
            {
                puts.Add((path, value is FieldValue ? value : Plain(value, path, transforms)));
            }
        }

        return Transformed(Changed(stored, puts), transforms, time).Document;
    }

    /// <summary>
    /// A stored document with fields put, or deleted where the value is <see cref="FieldValue.Delete"/>. No other <see
    /// cref="FieldValue"/> is among them.
    /// </summary>
    public static IReadOnlyDictionary<string, object?> Changed(
        IReadOnlyDictionary<string, object?> stored,
        IEnumerable<(IReadOnlyList<string> Path, object? Value)> puts
    )
    {
        var tree = new Changes();
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
        var outermost = places.Where(path => !places.Exists(other => IsInside(path, other)));
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

    private static bool IsInside(IReadOnlyList<string> path, IReadOnlyList<string> other) =>
        other.Count < path.Count && other.SequenceEqual(path.Take(other.Count));

    /// <summary>A value without its transforms, which are added to the list.</summary>
    private static object? Plain(object? value, IReadOnlyList<string> path, List<PlacedTransform> transforms)
    {
        if (value is not IReadOnlyDictionary<string, object?> map)
        {
            return value;
        }
        var plain = new Dictionary<string, object?>(map.Count, StringComparer.Ordinal);
        foreach (var (name, inner) in map)
        {
            IReadOnlyList<string> at = inner is FieldValue or IReadOnlyDictionary<string, object?>
                ? [.. path, name]
                : path;
            if (inner is FieldValue transform)
            {
                transforms.Add(new PlacedTransform(at, transform));
            }
            else
            {
                plain.Add(name, Plain(inner, at, transforms));
            }
        }

        return plain;
    }

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

    /// <summary>The fields to set and to delete.</summary>
    private sealed class Changes
    {
        private readonly Dictionary<string, Changes> _members = new(StringComparer.Ordinal);
        private object? _value;

        private bool IsDeletion =>
            _value is FieldValue || _members.Count > 0 && _members.Values.All(member => member.IsDeletion);

        public void Add(IReadOnlyList<string> path, object? put)
        {
            var at = this;
            foreach (var name in path)
            {
                if (!at._members.TryGetValue(name, out var member))
                {
                    at._members.Add(name, member = new Changes());
                }
                at = member;
            }

            at._value = put;
        }

        /// <summary>
        /// Applies the changes. A value in a path that is not a map is replaced by one, but no map is created for a
        /// deletion, and no empty map is removed. Changed fields move to the end.
        /// </summary>
        // The emulator keeps the names of an update in a hash map.
        public IReadOnlyDictionary<string, object?> Apply(IReadOnlyDictionary<string, object?> map)
        {
            var changed = new Dictionary<string, object?>(
                map.Where(field => !_members.ContainsKey(field.Key)),
                StringComparer.Ordinal
            );
            foreach (var name in HashMapOrder.Of(_members.Keys, HashMapOrder.HashCodeOf))
            {
                var (member, isThere) = (_members[name], map.TryGetValue(name, out var old));
                var inner = old as IReadOnlyDictionary<string, object?>;
                if (member._members.Count == 0)
                {
                    if (!member.IsDeletion)
                    {
                        changed.Add(name, member._value);
                    }
                }
                else if (inner is not null || !member.IsDeletion)
                {
                    changed.Add(name, member.Apply(inner ?? Semantics.FieldTree.Empty));
                }
                else if (isThere)
                {
                    changed.Add(name, old);
                }
            }

            return changed;
        }
    }
}
