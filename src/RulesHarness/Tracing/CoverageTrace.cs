using RulesHarness.Diagnostics;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Tracing;

/// <summary>
/// The links between spec, rules and cases, the gaps in them, and the unjustified alternatives within each statement.
/// </summary>
internal sealed record CoverageTrace(
    TraceLinks Links,
    IReadOnlyList<Diagnostic> Findings,
    IReadOnlyDictionary<AllowStatement, IReadOnlyList<Diagnostic>> Alternatives
);
