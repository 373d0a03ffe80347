using System.Collections.Immutable;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis.Linting;

/// <summary>RH2123: every document of the database for any signed-in user.</summary>
internal static class WholeDatabase
{
    public static IEnumerable<RulesDiagnostic> Check(AnalyzedRules rules) =>
        rules
            .Statements.Where(statement => IsWhole(statement.Path) && statement.Ways.Any(IsOpen))
            .Select(statement =>
                LintDiagnostics.WholeDatabase(statement, statement.Methods.Any(method => method > RulesMethod.List))
            );

    /// <summary>Returns true if a block is about the documents of every collection.</summary>
    public static bool IsWhole(MatchPath path) =>
        path.BelowRoot.Any(segment => segment is GlobSegment)
        && path.BelowRoot.All(segment => segment is not LiteralSegment);

    // How long it is open changes nothing.
    private static bool IsOpen(ImmutableArray<Part> way) =>
        way.Any(Callers.IsSignedIn) && way.All(part => Callers.IsSignedIn(part) || IsAboutTime(part));

    private static bool IsAboutTime(Part part) => part.Text.StartsWith("(request.time<", StringComparison.Ordinal);
}
