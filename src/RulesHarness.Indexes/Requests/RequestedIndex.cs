using RulesHarness.Indexes.Planning;
using RulesHarness.Specification.Model;

namespace RulesHarness.Indexes.Requests;

/// <summary>
/// An index that Firestore asked for when it rejected a query with FAILED_PRECONDITION. <c>Project</c> and
/// <c>Database</c> are where that was; null if the message does not name them.
/// </summary>
public sealed record RequestedIndex(Place Place, IndexShape Index, string? Project = null, string? Database = null);
