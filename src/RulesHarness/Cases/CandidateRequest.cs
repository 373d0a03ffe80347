using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <summary>A request, and the attempt that the spec has to decide.</summary>
internal sealed record CandidateRequest(CaseScenario Situation, PolicyRequest Attempt, AccessRequest Request);
