using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis;

/// <summary>Finds mistakes in the paths of match blocks.</summary>
internal static class PathFaults
{
    /// <summary>Gets the reason why a block's own statements match no document; null where they match some.</summary>
    public static PathFault? FaultOf(MatchPath path)
    {
        var below = path.BelowRoot;
        if (below.IsEmpty)
        {
            return AboveDocuments(path);
        }

        // A recursive wildcard takes in as many segments as it needs.
        if (below.Length % 2 == 0 || below.Any(segment => segment is GlobSegment))
        {
            return null;
        }

        return RepeatsRoot(path) ? PathFault.RootTwice : PathFault.Collection(path.Block.Path.ToString());
    }

    private static PathFault AboveDocuments(MatchPath path)
    {
        if (!BeginsAtRoot(path))
        {
            return PathFault.OutsideOfDocuments;
        }

        return path.Path.Segments.Length < 3 ? PathFault.BeforeDocuments : PathFault.AtDocuments;
    }

    /// <summary>
    /// Gets the reason why a block matches other documents than it seems to; null where there is none.
    /// </summary>
    public static PathFault? OddityOf(MatchPath path)
    {
        if (RepeatsRoot(path))
        {
            return PathFault.CollectionOfDatabases;
        }

        if (path.BelowRoot is [.., GlobSegment, LiteralSegment last])
        {
            return PathFault.OneId(last.Text);
        }

        return path.Path.Segments is [_, LiteralSegment { Text: "default" or "database" } database, ..]
            ? PathFault.OtherDatabase(database.Text)
            : null;
    }

    private static bool BeginsAtRoot(MatchPath path)
    {
        var segments = path.Path.Segments;
        return segments.Length <= 3
            && segments is [LiteralSegment { Text: "databases" }, ..]
            && (segments.Length < 2 || segments[1] is not GlobSegment)
            && (segments.Length < 3 || segments[2] is LiteralSegment { Text: "documents" });
    }

    // As one block writes it: a product may have a collection that is called `databases`.
    private static bool RepeatsRoot(MatchPath path) =>
        path.BelowRoot is [LiteralSegment { Text: "databases" }, _, LiteralSegment { Text: "documents" }, ..]
        && path.Block.Path.Segments
            is [LiteralSegment { Text: "databases" }, _, LiteralSegment { Text: "documents" }, ..];
}
