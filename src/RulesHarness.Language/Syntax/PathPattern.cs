using System.Collections.Immutable;

namespace RulesHarness.Language.Syntax;

/// <summary>The path of a match block, such as <c>/posts/{postId}</c>.</summary>
/// <param name="Segments">What stands between the slashes; empty only after a syntax error.</param>
/// <param name="Span">From the first slash to the last segment.</param>
public sealed record PathPattern(ImmutableArray<PathSegment> Segments, SourceSpan Span) : SyntaxNode(Span)
{
    /// <summary>
    /// The place of the first recursive wildcard among segments, from 0; -1 where there is none. The compiler lets no
    /// more than one through.
    /// </summary>
    internal static int IndexOfGlob(ReadOnlySpan<PathSegment> segments)
    {
        for (var i = 0; i < segments.Length; i++)
        {
            if (segments[i] is GlobSegment)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The path in its plainest spelling, each segment after a slash.</summary>
    public override string ToString() => string.Concat(Segments.Select(segment => $"/{segment}"));
}
