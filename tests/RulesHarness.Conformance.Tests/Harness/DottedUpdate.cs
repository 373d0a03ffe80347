using RulesHarness.Embedded.Wire;
using RulesHarness.Embedded.Writes;
using RulesHarness.Firestore.Values;

namespace RulesHarness.Conformance.Tests.Harness;

/// <summary>The document that an update leaves, for requests that are decided without a message.</summary>
internal static class DottedUpdate
{
    /// <summary>A stored document with changes, by dotted path.</summary>
    public static IReadOnlyDictionary<string, object?> Of(
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

        return AppliedWrite.Transformed(AppliedWrite.Changed(stored, puts), transforms, time).Document;
    }

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
}
