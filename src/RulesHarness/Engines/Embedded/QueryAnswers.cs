using RulesHarness.Embedded.Queries;
using RulesHarness.Embedded.Storage;
using RulesHarness.Embedded.Wire;
using RulesHarness.Protocol;

namespace RulesHarness.Engines.Embedded;

/// <summary>Answers the queries of cases on the documents of a session, as clients send them.</summary>
internal sealed class QueryAnswers(EmbeddedStore store, QueryEngine engine)
{
    /// <summary>Adds to an answer the documents that a query returns, in its order.</summary>
    public EngineResponse Answer(
        EngineResponse allowed,
        RunQueryRequest request,
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, object?>?> instead
    )
    {
        var query = new CompiledQuery(ResourceName.PathOf(request.Parent), request.StructuredQuery);
        var found = engine.Run(query, store.TreeWith(instead)).ToList();
        var distances = found.Select(document => Distance(request, document)).OfType<double>();
        return allowed with { Documents = [.. found.Select(document => document.Path)], Distances = [.. distances] };
    }

    private static double? Distance(RunQueryRequest request, StoredDocument document) =>
        CaseMessage.DistanceField(request) is { } field ? document.Fields.GetValueOrDefault(field) as double? : null;

    /// <summary>Gets a count, a sum or an average; null for the average over no number.</summary>
    public double? Aggregate(
        RunAggregationQueryRequest request,
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, object?>?> instead
    )
    {
        var aggregation = request.StructuredAggregationQuery;
        var query = new CompiledQuery(ResourceName.PathOf(request.Parent), aggregation.StructuredQuery);
        return CaseMessage.ValueOf(engine.Aggregate(aggregation, query, store.TreeWith(instead)));
    }
}
