using System.Collections.Immutable;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis.Linting;

/// <summary>Compares the paths of match blocks by the documents that they match.</summary>
internal static class PathOverlap
{
    /// <summary>The path without the names of its captures: blocks of one shape match the same documents.</summary>
    public static string Shape(PathPattern path) =>
        string.Join(
            '/',
            path.Segments.Select(segment =>
                segment switch
                {
                    LiteralSegment literal => literal.Text,
                    GlobSegment => "{**}",
                    _ => "{}",
                }
            )
        );

    /// <summary>Whether a path matches whatever the narrower one does, and more.</summary>
    public static bool IsWider(PathPattern wide, PathPattern narrow, int version) =>
        Covers(wide.Segments, narrow.Segments, version) && Shape(wide) != Shape(narrow);

    /// <summary>Whether a path matches whatever the other one does.</summary>
    public static bool Covers(ImmutableArray<PathSegment> wide, ImmutableArray<PathSegment> narrow, int version)
    {
        var glob = PathPattern.IndexOfGlob(wide.AsSpan());
        if (glob < 0)
        {
            return wide.Length == narrow.Length && CoversEach(wide.AsSpan(), narrow.AsSpan());
        }

        var after = wide.AsSpan()[(glob + 1)..];
        var absorbed = narrow.Length - glob - after.Length;
        return absorbed >= (version == 1 ? 1 : 0)
            && CoversEach(wide.AsSpan()[..glob], narrow.AsSpan()[..glob])
            && CoversEach(after, narrow.AsSpan()[^after.Length..]);
    }

    private static bool CoversEach(ReadOnlySpan<PathSegment> wide, ReadOnlySpan<PathSegment> narrow)
    {
        for (var i = 0; i < wide.Length; i++)
        {
            var covers = (wide[i], narrow[i]) switch
            {
                (CaptureSegment, not GlobSegment) => true,
                (LiteralSegment one, LiteralSegment other) => one.Text == other.Text,
                _ => false,
            };
            if (!covers)
            {
                return false;
            }
        }

        return true;
    }
}
