using System.Collections.Immutable;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis;

/// <summary>
/// Finds the collections that match blocks name. Paths that differ in the names of captures only are one.
/// </summary>
internal static class CollectionFinder
{
    public static ImmutableArray<CollectionPattern> Find(IEnumerable<MatchPath> paths) =>
        [
            .. paths
                .SelectMany(path => Of(path.BelowRoot, path.Block))
                .DistinctBy(pattern => string.Join('/', pattern.Segments.Select(Shape))),
        ];

    private static IEnumerable<CollectionPattern> Of(ImmutableArray<PathSegment> segments, MatchBlock block)
    {
        for (var count = 1; count <= segments.Length; count++)
        {
            if (EndsInCollection(segments, count, block))
            {
                var collection = segments[..count];
                yield return new CollectionPattern(string.Join('/', collection), collection, block.Span.Line);
            }
        }
    }

    // Before a glob every second segment is a collection, counted from the root. What comes after one is counted from
    // the end, which is a document where the block allows something.
    private static bool EndsInCollection(ImmutableArray<PathSegment> segments, int count, MatchBlock block) =>
        segments[count - 1] is not GlobSegment
        && (
            segments[..count].Any(segment => segment is GlobSegment)
                ? block.Allows.Length > 0 && (segments.Length - count) % 2 == 1
                : count % 2 == 1
        );

    private static string Shape(PathSegment segment) =>
        segment switch
        {
            LiteralSegment literal => literal.Text,
            GlobSegment => "{=**}",
            _ => "{}",
        };
}
