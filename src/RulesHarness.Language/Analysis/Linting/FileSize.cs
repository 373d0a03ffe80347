using System.Text;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis.Linting;

/// <summary>RH2122: a file that is larger than production accepts; the emulator accepts it.</summary>
internal static class FileSize
{
    /// <summary>Bytes of UTF-8 (https://firebase.google.com/docs/rules/rules-behavior#security_rules_limits).</summary>
    private const int Most = 256 * 1024;

    public static IEnumerable<RulesDiagnostic> Check(AnalyzedRules rules) =>
        Encoding.UTF8.GetByteCount(rules.Rules.Source.Text) > Most
            ? [LintDiagnostics.TooLarge(rules.File.Services[0].Name.Span)]
            : [];
}
