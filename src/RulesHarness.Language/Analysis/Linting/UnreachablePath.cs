using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis.Linting;

/// <summary>RH2117: a block whose statements are about no document, or about other documents than its author thinks.</summary>
internal static class UnreachablePath
{
    private const string Root = "/databases/{database}/documents";

    public static IEnumerable<RulesDiagnostic> Check(AnalyzedRules rules)
    {
        var told = new List<SourceSpan>();
        foreach (var path in rules.Paths.Where(HasStatements))
        {
            // One sentence about a block is enough for those in it.
            if (FaultOf(path) is not { } fault || told.Any(outer => outer.Offset <= path.Block.Span.Offset && path.Block.Span.End <= outer.End))
            {
                continue;
            }

            if (fault.IsOfAllInside)
            {
                told.Add(path.Block.Span);
            }

            if (fault.IsOfAllInside || path.Block.Allows.Length > 0)
            {
                yield return Findings.NoDocument(path.Block.Path.Span, fault);
            }
        }

        foreach (var path in rules.Paths.Where(path => path.Block.Allows.Length > 0 && FaultOf(path) is null))
        {
            if (OddMeaningOf(path) is { } meaning)
            {
                yield return Findings.OtherDocuments(path.Block.Path.Span, meaning.Text, meaning.Help, meaning.Severity);
            }
        }
    }

    /// <summary>Why a block's own statements match no document; null where they match some.</summary>
    public static PathFault? FaultOf(MatchPath path)
    {
        var segments = path.Path.Segments;
        var below = path.BelowRoot;
        if (segments.Length > 0 && below.IsEmpty)
        {
            return IsRoot(path)
                ? new PathFault("no document has the path of the database itself", "move the statements into blocks for the documents that they are for, such as `match /users/{userId}`", false)
                : IsBeginning(path)
                ? new PathFault($"the path ends before `{Root}` does", $"go on to `match {Root}`, and match documents inside it", false)
                : new PathFault($"the path does not begin with `{Root}`", $"put the block inside `match {Root} {{ ... }}`", true);
        }

        if (below.Any(segment => segment is GlobSegment))
        {
            return null;
        }

        var repeats = RepeatsRoot(path);
        return below.Length % 2 == 0 ? null
            : repeats ? new PathFault($"`{Root}` is already part of the path", "leave it out here: paths go on from the block around", true)
            : new PathFault("the path is that of a collection, not of its documents", $"write `{path.Block.Path}/{{id}}` for its documents", false);
    }

    // A capture or a literal for the database, and nothing after `documents`.
    private static bool IsRoot(MatchPath path) => path.Path.Segments.Length == 3 && BeginsAtRoot(path);

    private static bool IsBeginning(MatchPath path) => path.Path.Segments.Length < 3 && BeginsAtRoot(path);

    private static bool BeginsAtRoot(MatchPath path) =>
        path.Path.Segments.Select((segment, i) => (segment, i)).All(pair => pair.segment switch
        {
            LiteralSegment literal => pair.i == 1 || literal.Text == (pair.i == 0 ? "databases" : "documents"),
            _ => pair.i == 1,
        });

    // As one block writes it: a product may have a collection that is called `databases`.
    private static bool RepeatsRoot(MatchPath path) =>
        path.BelowRoot is [LiteralSegment { Text: "databases" }, not GlobSegment, LiteralSegment { Text: "documents" }, ..]
        && path.Block.Path.Segments is [LiteralSegment { Text: "databases" }, _, LiteralSegment { Text: "documents" }, ..];

    private static (string Text, string Help, RulesSeverity Severity)? OddMeaningOf(MatchPath path)
    {
        var segments = path.Path.Segments;
        if (RepeatsRoot(path))
        {
            return ("this matches documents of a collection `databases` alone", "leave the beginning out: paths go on from the block around", RulesSeverity.Warning);
        }

        if (path.BelowRoot is [.., GlobSegment, LiteralSegment last])
        {
            return ($"this matches documents whose id is `{last.Text}` alone, and no list", $"write `/{{path=**}}/{last.Text}/{{id}}` where the collections of that name were meant", RulesSeverity.Warning);
        }

        return segments is [_, LiteralSegment { Text: "default" or "database" } database, ..]
            ? ($"this matches documents of a database `{database.Text}` alone", "write `(default)` for the default database, or `{database}` for any", RulesSeverity.Warning)
            : null;
    }

    private static bool HasStatements(MatchPath path) => HasStatements(path.Block);

    private static bool HasStatements(MatchBlock block) => block.Allows.Length > 0 || block.Matches.Any(HasStatements);
}

/// <summary>Why a block matches no document.</summary>
/// <param name="Text">The reason, as it stands after a colon.</param>
/// <param name="Help">What to write instead.</param>
/// <param name="IsOfAllInside">Whether the blocks in it match none either.</param>
internal sealed record PathFault(string Text, string Help, bool IsOfAllInside);
