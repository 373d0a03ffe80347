using RulesHarness.Embedded.Queries;
using RulesHarness.Embedded.Storage;
using RulesHarness.Protocol;

namespace RulesHarness.Engines.Embedded;

/// <summary>
/// Answers the queries of cases: the in-process Firestore, which shares no code with the evaluator that computes the
/// expected results. Tests replace it by faulty ones.
/// </summary>
/// <param name="Run">Gets the documents that a query finds, in its order.</param>
/// <param name="Aggregate">Gets the counts, sums and averages of a query, by their aliases.</param>
internal sealed record QueryEngine(
    Func<CompiledQuery, DocumentTree, IReadOnlyList<StoredDocument>> Run,
    Func<StructuredAggregationQuery, CompiledQuery, DocumentTree, AggregationResult> Aggregate
)
{
    /// <summary>The in-process Firestore's own.</summary>
    public static QueryEngine OfServing { get; } = new((query, documents) => query.Run(documents), Aggregations.Of);
}
