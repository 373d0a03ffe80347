using RulesHarness.Embedded.Callers;
using RulesHarness.Embedded.Databases;
using RulesHarness.Embedded.Queries;
using RulesHarness.Embedded.Storage;
using RulesHarness.Embedded.Wire;
using RulesHarness.Firestore.Values;
using RulesHarness.Protocol;

namespace RulesHarness.Embedded.Requests;

/// <summary>Queries, and what is computed over them.</summary>
internal sealed class QueryReads(DatabaseSet databases)
{
    public CallResult<IReadOnlyList<RunQueryResponse>> Run(RunQueryRequest request, Caller caller)
    {
        var (parent, badParent) = NameParser.Parent(request.Parent);
        if (parent is null)
        {
            return badParent;
        }
        var (database, query) = (databases.Of(parent), request.StructuredQuery ?? new StructuredQuery());
        var (view, refused) = ReadView.Of(database, request.Transaction, request.NewTransaction, request.ReadTime);
        if (view is null)
        {
            return refused;
        }
        if (Refused(database, view, caller, parent.Path, query) is { } why)
        {
            return why;
        }
        var compiled = new CompiledQuery(parent.Path, query);
        var found = compiled.Run(view.Documents);
        TakeDown(view, documents => Versions(compiled.Run(documents)).SequenceEqual(Versions(found)), found);
        var time = database.Now.ToProto();
        var answers = new List<RunQueryResponse>(found.Count + 2);
        if (!view.Begun.IsEmpty)
        {
            answers.Add(new RunQueryResponse { Transaction = view.Begun });
        }
        foreach (var document in found)
        {
            answers.Add(
                new RunQueryResponse
                {
                    Document = compiled.Projection?.Of(document) ?? document.Message,
                    ReadTime = time,
                }
            );
        }
        if (found.Count == 0)
        {
            answers.Add(new RunQueryResponse { ReadTime = time });
        }
        else if (query.Offset > 0)
        {
            answers[^found.Count].SkippedResults = query.Offset;
        }
        answers[^1].Done = true;
        return new(answers, default);
    }

    public CallResult<IReadOnlyList<RunAggregationQueryResponse>> Aggregate(
        RunAggregationQueryRequest request,
        Caller caller
    )
    {
        var (parent, badParent) = NameParser.Parent(request.Parent);
        if (parent is null)
        {
            return badParent;
        }
        var aggregation = request.StructuredAggregationQuery ?? new StructuredAggregationQuery();
        var (database, query) = (databases.Of(parent), aggregation.StructuredQuery ?? new StructuredQuery());
        var (view, refused) = ReadView.Of(database, request.Transaction, request.NewTransaction, request.ReadTime);
        if (view is null)
        {
            return refused;
        }
        if (
            (
                AggregationCheck.Of(aggregation)
                ?? QueryCheck.BeforeRules(query)
                ?? AggregationCheck.OfQuery(aggregation)
                ?? Refused(database, view, caller, parent.Path, query)
            ) is
            { } why
        )
        {
            return why;
        }
        var compiled = new CompiledQuery(parent.Path, query);
        var result = Aggregations.Of(aggregation, compiled, view.Documents);
        TakeDown(view, documents => Aggregations.Of(aggregation, compiled, documents).Equals(result), []);
        return new(
            [
                new RunAggregationQueryResponse
                {
                    Result = result,
                    Transaction = view.Begun,
                    ReadTime = database.Now.ToProto(),
                },
            ],
            default
        );
    }

    private static CallFailure? Refused(
        EmbeddedDatabase database,
        ReadView view,
        Caller caller,
        string parent,
        StructuredQuery query
    ) =>
        QueryCheck.BeforeRules(query)
        ?? (
            caller.IsAdmin
                ? null
                : database.DenialOf(
                    caller,
                    view.Documents,
                    [database.AuthorizationOf(view.Documents, caller).List(parent, query)]
                )
        )
        ?? QueryCheck.Of(query);

    private static void TakeDown(ReadView view, Func<DocumentTree, bool> isSame, IReadOnlyList<StoredDocument> found)
    {
        view.Transaction?.Found(isSame);
        foreach (var document in found)
        {
            view.Transaction?.Read(document.Path, document);
        }
    }

    private static IEnumerable<(string Path, Timestamp Version)> Versions(IReadOnlyList<StoredDocument> found) =>
        found.Select(document => (document.Path, document.UpdateTime));
}
