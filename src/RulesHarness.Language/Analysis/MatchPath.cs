using System.Collections.Immutable;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis;

/// <summary>A match block with its whole path: its own and those of the blocks around it.</summary>
internal sealed record MatchPath(MatchBlock Block, PathPattern Path)
{
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
}
