using Google.Protobuf;
using RulesHarness.Embedded.Callers;
using RulesHarness.Embedded.Databases;
using RulesHarness.Embedded.Requests;
using RulesHarness.Embedded.Wire;
using RulesHarness.Protocol;

namespace RulesHarness.Embedded.Calls;

/// <summary>Which method of the service does what.</summary>
internal sealed class CallTable
{
    /// <summary>The method of streams that listen.</summary>
    public const string Listen = Service + "Listen";

    /// <summary>The method of streams that write.</summary>
    public const string Write = Service + "Write";

    private const string Service = "/google.firestore.v1.Firestore/";

    private readonly Dictionary<string, UnaryCall> _unary = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StreamingCall> _streaming = new(StringComparer.Ordinal);

    public CallTable(DatabaseSet databases)
    {
        var (documents, queries, listings) = (
            new DocumentReadCalls(databases),
            new QueryReads(databases),
            new Listings(databases)
        );
        var writes = new DocumentWrites(databases);
        var (commits, transactions) = (new Commits(databases), new TransactionCalls(databases));
        Add("GetDocument", GetDocumentRequest.Parser, documents.Get);
        Add("CreateDocument", CreateDocumentRequest.Parser, writes.Create);
        Add("UpdateDocument", UpdateDocumentRequest.Parser, writes.Update);
        Add("DeleteDocument", DeleteDocumentRequest.Parser, writes.Delete);
        Add("ListDocuments", ListDocumentsRequest.Parser, listings.Documents);
        Add("ListCollectionIds", ListCollectionIdsRequest.Parser, listings.CollectionIds);
        Add("Commit", CommitRequest.Parser, commits.Commit);
        Add("BatchWrite", BatchWriteRequest.Parser, commits.BatchWrite);
        Add("Rollback", RollbackRequest.Parser, (request, _) => transactions.Rollback(request));
        AddWaiting("BeginTransaction", BeginTransactionRequest.Parser, transactions.BeginAsync);
        AddStream("BatchGetDocuments", BatchGetDocumentsRequest.Parser, documents.BatchGet);
        AddStream("RunQuery", RunQueryRequest.Parser, queries.Run);
        AddStream("RunAggregationQuery", RunAggregationQueryRequest.Parser, queries.Aggregate);
    }

    /// <summary>The method that answers once; null where there is none of that name.</summary>
    public UnaryCall? Unary(string method) => _unary.GetValueOrDefault(method);

    /// <summary>The method that answers with a stream; null where there is none of that name.</summary>
    public StreamingCall? Streaming(string method) => _streaming.GetValueOrDefault(method);

    private void Add<TRequest, TReply>(
        string name,
        MessageParser<TRequest> parser,
        Func<TRequest, Caller, CallResult<TReply>> answer
    )
        where TRequest : class, IMessage<TRequest>
        where TReply : class, IMessage =>
        _unary.Add(
            Service + name,
            new UnaryCall<TRequest, TReply>(
                parser,
                (request, caller, _) => ValueTask.FromResult(answer(request, caller))
            )
        );

    private void AddWaiting<TRequest, TReply>(
        string name,
        MessageParser<TRequest> parser,
        Func<TRequest, CancellationToken, ValueTask<CallResult<TReply>>> answer
    )
        where TRequest : class, IMessage<TRequest>
        where TReply : class, IMessage =>
        _unary.Add(
            Service + name,
            new UnaryCall<TRequest, TReply>(
                parser,
                (request, _, cancellationToken) => answer(request, cancellationToken)
            )
        );

    private void AddStream<TRequest, TReply>(
        string name,
        MessageParser<TRequest> parser,
        Func<TRequest, Caller, CallResult<IReadOnlyList<TReply>>> answer
    )
        where TRequest : class, IMessage<TRequest>
        where TReply : class, IMessage =>
        _streaming.Add(Service + name, new StreamingCall<TRequest, TReply>(parser, answer));
}
