using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Exploration.Access;

/// <summary>Finds out whether two match paths can be about the same document.</summary>
internal static class PathMeeting
{
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
