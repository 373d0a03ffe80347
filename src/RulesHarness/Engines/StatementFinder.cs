using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Engines;

/// <summary>Finds the parts of a rules file that apply to a request.</summary>
internal static class StatementFinder
{
    /// <summary>The statements that have a say in a request, each line once.</summary>
    public static IReadOnlyList<AllowStatement> Statements(this RulesOutline outline, RequestTarget target)
    {
        var allows = outline.Blocks(target).SelectMany(block => block.Allows);
        return [.. allows.DistinctBy(allow => allow.VerdictLine)];
    }

    /// <summary>The match blocks whose path is the request's.</summary>
    public static IReadOnlyList<MatchedBlock> Blocks(this RulesOutline outline, RequestTarget target) =>
        outline.Match(target.Path, target.Method, target.Database);

    /// <summary>
    /// The line of the last match block in which no statement had a say; of the first that names a collection where
    /// none matches.
    /// </summary>
    public static int? BlockLine(this RulesOutline outline, RequestTarget target) =>
        outline.Blocks(target).Select(block => (int?)block.Line).LastOrDefault()
        ?? outline.Collections.Select(pattern => (int?)pattern.Line).FirstOrDefault();

    /// <summary>Why a request was denied, and the statement that was meant to decide it.</summary>
    /// <param name="outline">The rules.</param>
    /// <param name="target">The request. Lines that were tried for another method are left out.</param>
    /// <param name="tried">All lines that were tried.</param>
    public static Denial DenialOf(this RulesOutline outline, RequestTarget target, IReadOnlyList<TriedLine> tried) =>
        Denial.Of(
            outline.Blocks(target),
            [.. from line in tried where line.Method == target.Method select new DeniedLine(line.Line, line.Cause)]
        );
}
