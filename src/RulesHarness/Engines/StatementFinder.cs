using RulesHarness.Cases;
using RulesHarness.Embedded.Authorization;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation;
using RulesHarness.Language.Syntax;
using RulesHarness.Specification.Model;
using RulesHarness.Firestore.Values;

namespace RulesHarness.Engines;

/// <summary>Finds the parts of a rules file that apply to a case.</summary>
internal static class StatementFinder
{
    /// <summary>The statements that have a say in the request, each line once.</summary>
    public static IReadOnlyList<AllowStatement> Statements(this RulesOutline outline, AccessCase accessCase) =>
        [.. outline.Blocks(accessCase).SelectMany(block => block.Allows).DistinctBy(allow => allow.VerdictLine)];

    /// <summary>The match blocks whose path is the request's.</summary>
    public static IReadOnlyList<MatchedBlock> Blocks(this RulesOutline outline, AccessCase accessCase) =>
        outline.Match(PathOf(accessCase), MethodOf(accessCase));

    /// <summary>
    /// The line of the last match block in which no statement had a say; of the first that names a collection where
    /// none matches.
    /// </summary>
    public static int? BlockLine(this RulesOutline outline, AccessCase accessCase) =>
        outline.Blocks(accessCase).Select(block => (int?)block.Line).LastOrDefault()
        ?? outline.Collections.Select(pattern => (int?)pattern.Line).FirstOrDefault();

    /// <summary>Why a request was denied, and the statement that was meant to decide it.</summary>
    /// <param name="outline">The rules.</param>
    /// <param name="path">The request's path as <see cref="RulesOutline.Match"/> takes it.</param>
    /// <param name="method">
    /// What the request did. Lines that were tried for another method, as of a write without a precondition, are left
    /// out.
    /// </param>
    /// <param name="tried">All lines that were tried.</param>
    /// <param name="database">The id of the database.</param>
    public static Denial DenialOf(
        this RulesOutline outline,
        string path,
        RulesMethod method,
        IReadOnlyList<TriedLine> tried,
        string database = DatabaseName.DefaultId
    ) =>
        Denial.Of(
            outline.Match(path, method, database),
            [.. tried.Where(line => line.Method == method).Select(line => new DeniedLine(line.Line, line.Cause))]
        );

    /// <summary>Why a case was denied, and the statement that was meant to decide it.</summary>
    public static Denial DenialOf(this RulesOutline outline, AccessCase accessCase, IReadOnlyList<TriedLine> tried) =>
        outline.DenialOf(PathOf(accessCase), MethodOf(accessCase), tried);

    private static string PathOf(AccessCase accessCase) =>
        accessCase.Operation == Operation.List ? $"{accessCase.Path}/*" : accessCase.Path;

    private static RulesMethod MethodOf(AccessCase accessCase) =>
        Enum.Parse<RulesMethod>(accessCase.Operation.ToString());
}
