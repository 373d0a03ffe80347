using RulesHarness.Indexes.Planning;
using RulesHarness.Specification.Model;

namespace RulesHarness.Code.Model;

/// <summary>
/// A query that source code can send. <c>Place</c> is the call that sends it, and <c>Member</c> the method that the
/// call stands in, such as <c>PostRepository.ListAsync</c>.
/// </summary>
public sealed record CodeQuery(QueryShape Shape, Place Place, string Member)
{
    /// <summary>Gets the part of the query that determines which indexes serve it.</summary>
    public IndexQuery Query => Shape.ToIndexQuery();

    /// <summary>Gets the query in a short notation.</summary>
    public string Notation => Shape.ToString();
}
