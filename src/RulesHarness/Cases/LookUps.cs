using RulesHarness.Specification.Model;

namespace RulesHarness.Cases;

/// <summary>
/// The documents that the rules look up when they decide an operation on a document of a collection: paths with
/// <c>*</c> for ids, as in <c>orgs/*/members/*</c>.
/// </summary>
internal delegate IReadOnlyCollection<string> LookUps(CollectionPath collection, Operation operation);
