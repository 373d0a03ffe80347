using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis.Linting;

/// <summary>
/// RH2117: a block whose statements are about no document, or about other documents than its author thinks.
/// </summary>
internal static class UnreachablePath
{
    public static IEnumerable<RulesDiagnostic> Check(AnalyzedRules rules)
    {
        var told = new List<SourceSpan>();
        foreach (var path in rules.Paths.Where(path => HasStatements(path.Block)))
        {
            var span = path.Block.Span;
            var isTold = told.Any(outer => outer.Offset <= span.Offset && span.End <= outer.End);
            var fault = isTold ? null : FaultOf(path) ?? OddityOf(path);
            if (fault is null || (path.Block.Allows.IsEmpty && !fault.IsOfAllInside))
            {
                continue;
            }

            // One sentence is enough for a block and those inside it.
            if (fault.IsOfAllInside)
            {
                told.Add(span);
            }

            yield return Findings.OfPath(path.Block.Path.Span, fault);
        }
    }

    /// <summary>Why a block's own statements match no document; null where they match some.</summary>
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

    private static PathFault? OddityOf(MatchPath path)
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

    private static bool HasStatements(MatchBlock block) => block.Allows.Length > 0 || block.Matches.Any(HasStatements);
}
