using RulesHarness.Diagnostics;
using RulesHarness.Firestore.Emulator;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation;
using RulesHarness.Language.Syntax;
using RulesSeverity = RulesHarness.Language.Syntax.RulesSeverity;

namespace RulesHarness.Serving;

/// <summary>
/// A rules file, ready for any number of sessions; <c>Program</c> is null when it has errors, which are among the
/// findings.
/// </summary>
internal sealed record CompiledRules(
    ParsedRules Parsed,
    RulesProgram? Program,
    RulesOutline Outline,
    IReadOnlyList<Diagnostic> Findings
)
{
    public static CompiledRules Of(RulesFile rules)
    {
        // As the emulator is sent it.
        var parsed = RulesParser.Parse(rules.Content.TrimStart('\uFEFF'));
        List<RulesDiagnostic> found = [.. parsed.Diagnostics, .. RulesChecker.Check(parsed).Where(IsError)];
        var program = found.Exists(IsError) ? null : RulesProgram.Compile(parsed);
        var findings = found.Select(diagnostic => Finding(diagnostic, rules.Name)).ToList();
        return new CompiledRules(parsed, program, RulesOutline.Of(parsed), findings);
    }

    private static bool IsError(RulesDiagnostic diagnostic) => diagnostic.Severity == RulesSeverity.Error;

    private static Diagnostic Finding(RulesDiagnostic diagnostic, string file) =>
        new(
            diagnostic.Id,
            diagnostic.Severity == RulesSeverity.Error ? Severity.Error : Severity.Warning,
            diagnostic.Message,
            diagnostic.Help ?? "",
            file,
            diagnostic.Span.Line,
            diagnostic.Span.Column
        );
}
