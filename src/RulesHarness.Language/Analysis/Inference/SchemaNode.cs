using System.Collections.Immutable;

namespace RulesHarness.Language.Analysis.Inference;

/// <summary>A document, a map or another value, as the schema knows it.</summary>
/// <param name="Name">What it is called: the collection's path, or the field's with that of the maps around it.</param>
/// <param name="Kinds">The kinds that it may have.</param>
/// <param name="Values">The only values that it may have; empty where its kinds alone are known.</param>
/// <param name="Fields">What is in it, when that is all that can be; null where anything can.</param>
internal sealed record SchemaNode(
    string Name,
    ValueKinds Kinds,
    ImmutableArray<object> Values,
    ImmutableDictionary<string, SchemaNode>? Fields
)
{
    /// <summary>The kinds that its elements may have, where it is a list.</summary>
    public ValueKinds Elements { get; init; } = ValueKinds.Any;

    public static SchemaNode Of(CollectionSchema collection) =>
        new(
            collection.Path,
            ValueKinds.Map,
            [],
            Children(string.Empty, collection.Fields) ?? ImmutableDictionary<string, SchemaNode>.Empty
        );

    /// <summary>The schema of a document that is one or the other.</summary>
    public SchemaNode Or(SchemaNode other) =>
        new(
            Name == other.Name ? Name : $"{Name}` and `{other.Name}",
            Kinds | other.Kinds,
            Values.IsEmpty || other.Values.IsEmpty ? [] : [.. Values.Union(other.Values)],
            Fields is null || other.Fields is null ? null : Merge(Fields, other.Fields)
        )
        {
            Elements = Elements | other.Elements,
        };

    /// <summary>The schema of a field, or of the value that replaces it if it is missing.</summary>
    public SchemaNode OrDefault(InferredValue value) =>
        this with
        {
            Kinds = Kinds | value.Kinds,
            Elements = value.IsNull ? Elements : ValueKinds.Any,
            Values =
                Values.IsEmpty || value.IsNull ? Values
                : value.Constant is { } constant ? Values.Add(constant)
                : [],
        };

    private static ImmutableDictionary<string, SchemaNode> Merge(
        ImmutableDictionary<string, SchemaNode> one,
        ImmutableDictionary<string, SchemaNode> two
    ) =>
        one.SetItems(
            two.Select(field =>
                KeyValuePair.Create(
                    field.Key,
                    one.TryGetValue(field.Key, out var known) ? known.Or(field.Value) : field.Value
                )
            )
        );

    private static ImmutableDictionary<string, SchemaNode>? Children(string prefix, ImmutableArray<FieldSchema> fields)
    {
        var children = ImmutableDictionary.CreateBuilder<string, SchemaNode>();
        foreach (var field in fields.Where(field => field.Path.StartsWith(prefix, StringComparison.Ordinal)))
        {
            var name = field.Path[prefix.Length..];
            var first = name.IndexOf('.', StringComparison.Ordinal) is var dot and >= 0 ? name[..dot] : name;
            if (!children.ContainsKey(first))
            {
                var own = fields.FirstOrDefault(other => other.Path == prefix + first);
                var below = Children($"{prefix}{first}.", fields);
                children.Add(
                    first,
                    new SchemaNode(prefix + first, own?.Kinds ?? ValueKinds.Map, own?.Values ?? [], below)
                    {
                        Elements = own?.Elements ?? ValueKinds.Any,
                    }
                );
            }
        }

        return children.Count == 0 ? null : children.ToImmutable();
    }
}
