using RulesHarness.Cases;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Syntax;
using RulesHarness.Specification.Model;

namespace RulesHarness.Engines;

/// <summary>Finds what in a rules file is about a case.</summary>
internal static class StatementFinder
{
    /// <summary>The statements that have a say in the request, each line once.</summary>
    public static IReadOnlyList<AllowStatement> Statements(this RulesOutline outline, AccessCase accessCase) =>
        [.. outline.Blocks(accessCase).SelectMany(block => block.Allows).DistinctBy(allow => allow.VerdictLine)];

    /// <summary>The match blocks whose path is the request's.</summary>
    public static IReadOnlyList<MatchedBlock> Blocks(this RulesOutline outline, AccessCase accessCase) => outline.Match(
        accessCase.Operation == Operation.List ? $"{accessCase.Path}/*" : accessCase.Path, Enum.Parse<RulesMethod>(accessCase.Operation.ToString()));

    /// <summary>The line of the match block in which no statement had a say; of the first that names a collection where none matches.</summary>
    public static int? BlockLine(this RulesOutline outline, AccessCase accessCase) =>
        outline.Blocks(accessCase).Select(block => (int?)block.Line).LastOrDefault() ?? outline.Collections.Select(pattern => (int?)pattern.Line).FirstOrDefault();
}
