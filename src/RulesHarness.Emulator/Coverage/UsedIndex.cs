namespace RulesHarness.Emulator.Coverage;

/// <summary>A composite index that the emulator recommends for queries that ran.</summary>
/// <param name="CollectionId">The id of the collection or collection group.</param>
/// <param name="IsGroup">Whether it is one over a collection group.</param>
/// <param name="Fields">Its fields, <c>__name__</c> the last.</param>
/// <param name="Queries">How many queries it is for; each disjunct counts.</param>
public sealed record UsedIndex(string CollectionId, bool IsGroup, IReadOnlyList<UsedIndexField> Fields, long Queries);

/// <summary>A field of an index.</summary>
/// <param name="Path">The field's path.</param>
/// <param name="Mode">How the index holds it: <c>ASCENDING</c>, <c>DESCENDING</c> or <c>CONTAINS</c>.</param>
public sealed record UsedIndexField(string Path, string Mode);
