using System.Collections.Immutable;
using RulesHarness.Language.Analysis.Checks;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis;

/// <summary>Finds what is wrong with a file that can be read: what Firestore's compiler refuses, or warns about, except for types that
/// don't fit together. See docs/rules-language.md.</summary>
public static class RulesChecker
{
    /// <summary>Checks a parsed file. Its syntax errors are not repeated.</summary>
    public static ImmutableArray<RulesDiagnostic> Check(ParsedRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return [.. Findings(rules.File).Diagnostics.OrderBy(diagnostic => diagnostic.Span.Offset)];
    }

    internal static Findings Findings(RulesDocument file)
    {
        var findings = new Findings();
        new BlockCheck(file, findings).Run();
        FunctionCheck.Run(file, findings);
        return findings;
    }
}
