using System.Collections.Immutable;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis;

/// <summary>An allow statement, and what it is about.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Segments">The path of its match block, relative to the database.</param>
/// <param name="Methods">The methods that it allows, each once; words that are none are left out.</param>
public sealed record OutlinedStatement(
    AllowStatement Statement,
    ImmutableArray<PathSegment> Segments,
    ImmutableArray<RulesMethod> Methods
)
{
    /// <summary>The functions that its condition can call, by name.</summary>
    public ImmutableDictionary<string, FunctionDeclaration> Functions { get; init; } =
        ImmutableDictionary<string, FunctionDeclaration>.Empty;

    /// <summary>The path as text, as in <c>posts/{postId}</c>.</summary>
    public string Path => string.Join('/', Segments);

    /// <summary>Whether there can be documents at the path.</summary>
    public bool MatchesDocuments { get; init; } = true;
}
