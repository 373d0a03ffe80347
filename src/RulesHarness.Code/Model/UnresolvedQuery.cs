using RulesHarness.Specification.Model;

namespace RulesHarness.Code.Model;

/// <summary>
/// A call site whose query could not be followed. <c>Place</c> is the call that sends the query, <c>Member</c> the
/// method that it stands in, and <c>Reason</c> one sentence without a full stop.
/// </summary>
public sealed record UnresolvedQuery(Place Place, string Member, string Reason);
