using RulesHarness.Diagnostics;
using RulesHarness.Semantics;

namespace RulesHarness.Cases;

/// <summary>
/// All cases of a spec, in the spec's order, the data that must be stored before they run, and what was found in making them: with an error
/// among the findings there are no cases.
/// </summary>
public sealed record CaseSet(IReadOnlyList<AccessCase> Cases, Dataset Data, IReadOnlyList<Diagnostic> Findings);
