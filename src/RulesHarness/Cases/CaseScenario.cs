using RulesHarness.Firestore.Identities;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <summary>
/// A caller before a document: stored for all operations but create, for which it is the one to be written.
/// </summary>
internal sealed record CaseScenario(Identity Caller, Document Document);
