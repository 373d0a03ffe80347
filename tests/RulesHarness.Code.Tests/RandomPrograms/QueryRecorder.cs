using Grpc.Core;
using RulesHarness.Protocol;

namespace RulesHarness.Code.Tests.RandomPrograms;

/// <summary>A server that answers each query with nothing, and notes it.</summary>
internal sealed class QueryRecorder : CallInvoker
{
    /// <summary>A text that stands for any value.</summary>
    public const string Any = "any";

    private readonly HashSet<string> _sent = [];

    public IReadOnlySet<string> Sent => _sent;

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        string? host,
        CallOptions options,
        TRequest request
    )
    {
        _sent.Add(
            request switch
            {
                RunQueryRequest query => SentQuery.Of(query.Parent, query.StructuredQuery, []),
                RunAggregationQueryRequest query => SentQuery.Of(
                    query.Parent,
                    query.StructuredAggregationQuery.StructuredQuery,
                    query.StructuredAggregationQuery.Aggregations
                ),
                _ => throw new NotSupportedException($"{method.Name}"),
            }
        );
        return new AsyncServerStreamingCall<TResponse>(
            new Nothing<TResponse>(),
            Task.FromResult(new Metadata()),
            () => Status.DefaultSuccess,
            () => [],
            () => { }
        );
    }

    public override TResponse BlockingUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        string? host,
        CallOptions options,
        TRequest request
    ) => throw new NotSupportedException();

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        string? host,
        CallOptions options,
        TRequest request
    ) => throw new NotSupportedException();

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        string? host,
        CallOptions options
    ) => throw new NotSupportedException();

    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        string? host,
        CallOptions options
    ) => throw new NotSupportedException();

    private sealed class Nothing<T> : IAsyncStreamReader<T>
    {
        public T Current => throw new InvalidOperationException();

        public Task<bool> MoveNext(CancellationToken cancellationToken) => Task.FromResult(false);
    }
}
