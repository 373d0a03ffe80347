using RulesHarness.Embedded.Queries;
using RulesHarness.Embedded.Wire;
using RulesHarness.Protocol;

namespace RulesHarness.Engines.Embedded;

/// <summary>Answers the queries of cases on the documents of a session, as clients send them.</summary>
internal sealed class QueryAnswers(EmbeddedStore store, QueryEngine engine)
{
    /// <summary>Gets the paths of the documents that a query returns, in its order.</summary>
    public IReadOnlyList<string> Documents(RunQueryRequest request)
    {
        var query = new CompiledQuery(ResourceName.PathOf(request.Parent), request.StructuredQuery);
        return [.. engine.Run(query, store.Tree).Select(document => document.Path)];
    }

    /// <summary>Gets a count, a sum or an average; null for the average over no number.</summary>
    public double? Aggregate(RunAggregationQueryRequest request)
    {
        var aggregation = request.StructuredAggregationQuery;
        var query = new CompiledQuery(ResourceName.PathOf(request.Parent), aggregation.StructuredQuery);
        return CaseMessage.ValueOf(engine.Aggregate(aggregation, query, store.Tree));
    }
}
