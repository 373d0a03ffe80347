using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Exploration.Access;

/// <summary>Finds out whether two match paths can be about the same document.</summary>
public static class PathMeeting
{
    /// <summary>
    /// Returns true if a document can be at a path of both. A wildcard of any depth stands for no segment as well.
    /// </summary>
    /// <param name="one">The segments of one path.</param>
    /// <param name="other">Those of the other, relative to the same place.</param>
    public static bool CanMeet(ReadOnlySpan<PathSegment> one, ReadOnlySpan<PathSegment> other)
    {
        if (one.IsEmpty || other.IsEmpty)
        {
            return Rest(one) && Rest(other);
        }

        if (one[0] is GlobSegment)
        {
            return CanMeet(one[1..], other) || CanMeet(one, other[1..]);
        }

        if (other[0] is GlobSegment)
        {
            return CanMeet(other, one);
        }

        var isSame =
            one[0] is not LiteralSegment left || other[0] is not LiteralSegment right || left.Text == right.Text;
        return isSame && CanMeet(one[1..], other[1..]);
    }

    private static bool Rest(ReadOnlySpan<PathSegment> segments)
    {
        foreach (var segment in segments)
        {
            if (segment is not GlobSegment)
            {
                return false;
            }
        }

        return true;
    }
}
