using System.Collections.Immutable;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis;

/// <summary>A match block with its whole path, its own and those of the blocks around it, and the functions that it can call.</summary>
internal sealed record MatchPath(MatchBlock Block, PathPattern Path, ImmutableDictionary<string, FunctionDeclaration> Functions)
{
    /// <summary>Every block of a service, each before the blocks inside it.</summary>
    public static IEnumerable<MatchPath> Flatten(RulesDocument file, ServiceDeclaration service) =>
        Flatten(service.Matches, [], With(With(ImmutableDictionary<string, FunctionDeclaration>.Empty, file.Functions), service.Functions));

    private static IEnumerable<MatchPath> Flatten(
        IEnumerable<MatchBlock> blocks, ImmutableArray<PathSegment> around, ImmutableDictionary<string, FunctionDeclaration> known)
    {
        foreach (var block in blocks)
        {
            var segments = around.AddRange(block.Path.Segments);
            var functions = With(known, block.Functions);
            yield return new MatchPath(block, block.Path with { Segments = segments }, functions);
            foreach (var inner in Flatten(block.Matches, segments, functions))
            {
                yield return inner;
            }
        }
    }

    // The innermost function of a name is the one that is called.
    private static ImmutableDictionary<string, FunctionDeclaration> With(
        ImmutableDictionary<string, FunctionDeclaration> known, IEnumerable<FunctionDeclaration> functions) =>
        known.SetItems(functions.Select(function => KeyValuePair.Create(function.Name.Text, function)));
}
