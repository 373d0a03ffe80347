using System.Collections.Immutable;

namespace RulesHarness.Language.Analysis;

/// <summary>The known schemas of the documents that rules protect, whatever their source.</summary>
/// <param name="Collections">The collections; of others nothing is known.</param>
public sealed record RulesSchema(ImmutableArray<CollectionSchema> Collections);

/// <summary>The documents of a collection.</summary>
/// <param name="Path">
/// Relative to the database, with the ids of parents in braces: <c>posts/{postId}/comments</c>.
/// </param>
/// <param name="Fields">All of them: a field that isn't here is in no document.</param>
public sealed record CollectionSchema(string Path, ImmutableArray<FieldSchema> Fields);

/// <summary>A field of a document, or of a map in it.</summary>
/// <param name="Path">
/// Its name; that of a map's field begins with the map's and a dot. A map without such fields may hold any.
/// </param>
/// <param name="Kinds">The kinds that it may have.</param>
/// <param name="Values">
/// The only values that it may have, each a <see cref="string"/>, <see cref="long"/>, <see cref="double"/> or <see
/// cref="bool"/>; empty where its kinds alone are known.
/// </param>
public sealed record FieldSchema(string Path, ValueKinds Kinds, ImmutableArray<object> Values)
{
    /// <summary>The kinds that the elements of a list may have.</summary>
    public ValueKinds Elements { get; init; } = ValueKinds.Any;
}
