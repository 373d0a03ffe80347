using RulesHarness.Semantics;

namespace RulesHarness.Cases;

/// <summary>All cases of a spec, in the spec's order, and the data that must be stored before they run.</summary>
public sealed record CaseSet(IReadOnlyList<AccessCase> Cases, Dataset Data);
