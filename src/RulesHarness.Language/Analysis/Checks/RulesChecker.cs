using System.Collections.Immutable;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis.Checks;

/// <summary>
/// Finds errors in a file that can be parsed: those that Firestore's compiler rejects or warns of, except for types
/// that don't match. See docs/rules-language.md.
/// </summary>
public static class RulesChecker
{
    /// <summary>Checks a parsed file. Its syntax errors are not repeated.</summary>
    public static ImmutableArray<RulesDiagnostic> Check(ParsedRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return [.. Findings(rules.File).Diagnostics.OrderBy(diagnostic => diagnostic.Span.Offset)];
    }

    internal static DiagnosticCollector Findings(RulesDocument file)
    {
        var findings = new DiagnosticCollector();
        new BlockCheck(file, findings).Run();
        FunctionCheck.Run(file, findings);
        return findings;
    }
}
