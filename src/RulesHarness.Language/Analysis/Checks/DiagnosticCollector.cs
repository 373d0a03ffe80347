using System.Collections.Immutable;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis.Checks;

/// <summary>The diagnostics of a file's checks so far.</summary>
internal sealed class DiagnosticCollector
{
    private readonly List<(RulesDiagnostic Diagnostic, CompilerStage Stage)> _found = [];

    public ImmutableArray<RulesDiagnostic> Diagnostics => [.. _found.Select(finding => finding.Diagnostic)];

    /// <summary>Those that the compiler calls errors.</summary>
    public IEnumerable<CompilerError> Complaints =>
        _found
            .Where(finding => finding.Diagnostic.Severity == RulesSeverity.Error)
            .Select(finding => new CompilerError(
                finding.Stage,
                finding.Diagnostic.Span.Line,
                finding.Diagnostic.Span.Offset
            ));

    public void Add(RulesDiagnostic diagnostic, CompilerStage stage = CompilerStage.Checks) =>
        _found.Add((diagnostic, stage));
}
