using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis;

/// <summary>
/// Decides whether a path pattern matches a path from the root, <c>databases/(default)/documents/...</c>.
/// </summary>
internal static class PathMatcher
{
    /// <summary>The segment of a query's path for any document id.</summary>
    public const string AnyDocument = "*";

    /// <summary>The segment of a collection group's path for whatever stands before the collection.</summary>
    public const string AnyParent = "**";

    public static bool Matches(ReadOnlySpan<PathSegment> pattern, ReadOnlySpan<string> path, int version, bool isQuery)
    {
        var glob = PathPattern.IndexOfGlob(pattern);
        if (glob < 0)
        {
            return pattern.Length == path.Length && MatchesEach(pattern, path, isQuery);
        }

        // One glob a path is all that the language has: what stands before and after it is fixed.
        var after = pattern[(glob + 1)..];
        var absorbed = path.Length - glob - after.Length;
        return (version == 1 ? absorbed >= 1 && after.IsEmpty : absorbed >= 0)
            && MatchesEach(pattern[..glob], path[..glob], isQuery)
            && MatchesEach(after, path[^after.Length..], isQuery);
    }

    private static bool MatchesEach(ReadOnlySpan<PathSegment> pattern, ReadOnlySpan<string> path, bool isQuery)
    {
        for (var i = 0; i < pattern.Length; i++)
        {
            var matches = pattern[i] switch
            {
                LiteralSegment literal => literal.Text == path[i] && !(isQuery && path[i] is AnyDocument or AnyParent),
                CaptureSegment => !(isQuery && path[i] == AnyParent),
                _ => false,
            };
            if (!matches)
            {
                return false;
            }
        }

        return true;
    }
}
