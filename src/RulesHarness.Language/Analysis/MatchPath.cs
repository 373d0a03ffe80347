using System.Collections.Immutable;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis;

/// <summary>
/// A match block with its whole path, its own and those of the blocks around it, and the functions that it can call.
/// </summary>
internal sealed record MatchPath(
    MatchBlock Block,
    PathPattern Path,
    ImmutableDictionary<string, FunctionDeclaration> Functions
)
{
    private static readonly string[] Root = ["databases", "(default)", "documents"];

    /// <summary>
    /// Its path relative to the database; empty where it is another service's or doesn't reach documents.
    /// </summary>
    public ImmutableArray<PathSegment> BelowRoot => WithoutRoot(Path.Segments);

    /// <summary>Every block of a service, each before the blocks inside it.</summary>
    public static IEnumerable<MatchPath> Flatten(RulesDocument file, ServiceDeclaration service) =>
        Flatten(
            service.Matches,
            [],
            With(With(ImmutableDictionary<string, FunctionDeclaration>.Empty, file.Functions), service.Functions)
        );

    private static IEnumerable<MatchPath> Flatten(
        IEnumerable<MatchBlock> blocks,
        ImmutableArray<PathSegment> around,
        ImmutableDictionary<string, FunctionDeclaration> known
    )
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
        ImmutableDictionary<string, FunctionDeclaration> known,
        IEnumerable<FunctionDeclaration> functions
    ) => known.SetItems(functions.Select(function => KeyValuePair.Create(function.Name.Text, function)));

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
