using System.Collections.Immutable;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis;

/// <summary>Orders the paths of match blocks that match the same request by how narrowly they describe it.</summary>
internal static class PathSpecificity
{
    /// <summary>
    /// Returns a positive number if <paramref name="left"/> is more specific: without a recursive wildcard, or with
    /// more segments beside it, or with a text where the other has a wildcard first.
    /// </summary>
    public static int Compare(ImmutableArray<PathSegment> left, ImmutableArray<PathSegment> right)
    {
        var byGlob = IsRecursive(right).CompareTo(IsRecursive(left));
        if (byGlob != 0)
        {
            return byGlob;
        }

        if (left.Length != right.Length)
        {
            return left.Length.CompareTo(right.Length);
        }

        for (var i = 0; i < left.Length; i++)
        {
            var byText = Weight(left[i]).CompareTo(Weight(right[i]));
            if (byText != 0)
            {
                return byText;
            }
        }

        return 0;
    }

    /// <summary>Returns true if a path has a recursive wildcard.</summary>
    public static bool IsRecursive(ImmutableArray<PathSegment> path) => PathPattern.IndexOfGlob(path.AsSpan()) >= 0;

    private static int Weight(PathSegment segment) =>
        segment switch
        {
            LiteralSegment => 2,
            CaptureSegment => 1,
            _ => 0,
        };
}
