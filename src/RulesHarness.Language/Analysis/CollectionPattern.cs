using System.Collections.Immutable;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis;

/// <summary>A collection that some match block names.</summary>
/// <param name="Path">
/// Relative to the database, as in <c>posts/{postId}/comments</c>, or <c>{path=**}/comments</c> for a collection group;
/// the last segment is the collection.
/// </param>
/// <param name="Segments">The same, in parts.</param>
/// <param name="Line">The line of the first block that names it, from 1.</param>
public sealed record CollectionPattern(string Path, ImmutableArray<PathSegment> Segments, int Line)
{
    /// <summary>
    /// Whether the collection has a name; otherwise it is a capture, which stands for every collection there.
    /// </summary>
    public bool IsNamed => Segments[^1] is LiteralSegment;
}
