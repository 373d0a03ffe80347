using System.Collections.Immutable;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis;

/// <summary>A match block whose path matches a request's.</summary>
/// <param name="Block">The block.</param>
/// <param name="Path">Its whole path, from <c>/databases</c> on.</param>
/// <param name="Allows">Its own statements that name the request's method, in order; empty when none does.</param>
public sealed record MatchedBlock(MatchBlock Block, PathPattern Path, ImmutableArray<AllowStatement> Allows)
{
    /// <summary>The line of <c>match</c>, from 1.</summary>
    public int Line => Block.Span.Line;
}
