using Google.Protobuf;
using Grpc.Core;
using Grpc.Core.Interceptors;
using RulesHarness.Protocol;

namespace RulesHarness.Testing;

/// <summary>
/// Records the queries of calls. The messages may be those of another client library: what they have in common is their
/// bytes.
/// </summary>
internal sealed class QueryRecorder(QueryRecord record) : Interceptor
{
    /// <summary>Gets the invoker, which records if the process has a record.</summary>
    public static CallInvoker Around(CallInvoker invoker) =>
        QueryRecord.OfProcess is { } record ? invoker.Intercept(new QueryRecorder(record)) : invoker;

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncServerStreamingCallContinuation<TRequest, TResponse> continuation
    )
    {
        Record(context.Method.Name, request);
        return continuation(request, context);
    }

    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncDuplexStreamingCallContinuation<TRequest, TResponse> continuation
    )
    {
        var call = continuation(context);
        if (context.Method.Name != "Listen")
        {
            return call;
        }
        return new AsyncDuplexStreamingCall<TRequest, TResponse>(
            new Recorded<TRequest>(call.RequestStream, message => Record("Listen", message)),
            call.ResponseStream,
            call.ResponseHeadersAsync,
            call.GetStatus,
            call.GetTrailers,
            call.Dispose
        );
    }

    private void Record(string method, object? request)
    {
        if (request is not IMessage message)
        {
            return;
        }
        switch (method)
        {
            case "RunQuery":
                Record(RunQueryRequest.Parser.ParseFrom(message.ToByteString()).StructuredQuery);
                break;
            case "RunAggregationQuery":
                var aggregation = RunAggregationQueryRequest.Parser.ParseFrom(message.ToByteString());
                record.Add(aggregation.StructuredAggregationQuery);
                break;
            case "Listen":
                Record(ListenRequest.Parser.ParseFrom(message.ToByteString()).AddTarget?.Query?.StructuredQuery);
                break;
        }
    }

    private void Record(StructuredQuery? query)
    {
        if (query is not null)
        {
            record.Add(query);
        }
    }

    private sealed class Recorded<T>(IClientStreamWriter<T> inner, Action<T> recording) : IClientStreamWriter<T>
    {
        public WriteOptions? WriteOptions
        {
            get => inner.WriteOptions;
            set => inner.WriteOptions = value;
        }

        public Task WriteAsync(T message)
        {
            recording(message);
            return inner.WriteAsync(message);
        }

        public Task CompleteAsync() => inner.CompleteAsync();
    }
}
