using System.Collections.Immutable;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis;

/// <summary>A match block with its whole path: its own and those of the blocks around it.</summary>
internal sealed record MatchPath(MatchBlock Block, PathPattern Path)
{
    private static readonly string[] Root = ["databases", "(default)", "documents"];

    /// <summary>Its path relative to the database; empty where it is another service's or doesn't reach documents.</summary>
    public ImmutableArray<PathSegment> BelowRoot => WithoutRoot(Path.Segments);

    /// <summary>Every block below the given ones, each before the blocks inside it.</summary>
    public static IEnumerable<MatchPath> Flatten(IEnumerable<MatchBlock> blocks, ImmutableArray<PathSegment> around = default)
    {
        foreach (var block in blocks)
        {
            var segments = around.IsDefault ? block.Path.Segments : around.AddRange(block.Path.Segments);
            yield return new MatchPath(block, block.Path with { Segments = segments });
            foreach (var inner in Flatten(block.Matches, segments))
            {
                yield return inner;
            }
        }
    }

    // A glob in the place of `databases/x/documents` takes these three in, and more.
    private static ImmutableArray<PathSegment> WithoutRoot(ImmutableArray<PathSegment> segments)
    {
        for (var i = 0; i < Root.Length; i++)
        {
            if (i >= segments.Length || (segments[i] is LiteralSegment literal && i != 1 && literal.Text != Root[i]))
            {
                return [];
            }

            if (segments[i] is GlobSegment)
            {
                return segments[i..];
            }
        }

        return segments[Root.Length..];
    }
}
