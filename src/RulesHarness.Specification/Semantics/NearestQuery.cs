using RulesHarness.Firestore.Values;
using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Semantics;

/// <summary>A search of the nearest vectors with the vector that is searched for, and the most documents.</summary>
public sealed record NearestQuery(NearestSearch Search, VectorValue Vector, int Limit);
