using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <summary>A request that someone makes, and what the spec has to decide of it.</summary>
internal sealed record Attempted(Situation Situation, AccessAttempt Attempt, AccessRequest Request);
