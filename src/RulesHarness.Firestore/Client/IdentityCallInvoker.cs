using Grpc.Core;
using RulesHarness.Firestore.Identities;

namespace RulesHarness.Firestore.Client;

/// <summary>
/// Adds an identity's header and a deadline, and records the call; the metadata is made once and shared by all calls.
/// </summary>
internal sealed class IdentityCallInvoker : CallInvoker
{
    private const string HeaderName = "authorization";

    private readonly FirestoreConnection _connection;
    private readonly CallInvoker _inner;
    private readonly Identity _identity;
    private readonly Metadata _headers = [];

    public IdentityCallInvoker(FirestoreConnection connection, CallInvoker inner, Identity identity)
    {
        (_connection, _inner, _identity) = (connection, inner, identity);
        if (identity.AuthorizationHeader is { } authorization)
        {
            _headers.Add(HeaderName, authorization);
        }
    }

    public override TResponse BlockingUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        string? host,
        CallOptions options,
        TRequest request
    ) => _inner.BlockingUnaryCall(method, host, Within(As(options)), request);

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        string? host,
        CallOptions options,
        TRequest request
    )
    {
        var call = _inner.AsyncUnaryCall(method, host, Within(As(options)), request);
        var recorded = Record(method, request, call.ResponseAsync);
        return _connection.Explain is { } explain
            ? new(
                ExplainedResponse.OfAsync(call.ResponseAsync, denied => explain(recorded, denied)),
                call.ResponseHeadersAsync,
                call.GetStatus,
                call.GetTrailers,
                call.Dispose
            )
            : call;
    }

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        string? host,
        CallOptions options,
        TRequest request
    )
    {
        var call = _inner.AsyncServerStreamingCall(method, host, Within(As(options)), request);
        var recorded = Record(method, request, null);
        return _connection.Explain is { } explain
            ? new(
                new ExplainedStream<TResponse>(call.ResponseStream, denied => explain(recorded, denied)),
                call.ResponseHeadersAsync,
                call.GetStatus,
                call.GetTrailers,
                call.Dispose
            )
            : call;
    }

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        string? host,
        CallOptions options
    )
    {
        var call = _inner.AsyncClientStreamingCall(method, host, Within(As(options)));
        Record(method, null, null);
        return call;
    }

    // Both directions open means a listener, which lives as long as its owner wants.
    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        string? host,
        CallOptions options
    )
    {
        var call = _inner.AsyncDuplexStreamingCall(method, host, As(options));
        Record(method, null, null);
        return call;
    }

    private FirestoreCall Record(IMethod method, object? request, Task? response)
    {
        var call = new FirestoreCall(_connection, _identity, method.Name, request, response);
        CallRecording.Add(call);
        return call;
    }

    private CallOptions As(CallOptions options)
    {
        if (options.Headers is not { Count: > 0 } given)
        {
            return options.WithHeaders(_headers);
        }
        var headers = new Metadata();
        foreach (var entry in given.Where(entry => entry.Key != HeaderName).Concat(_headers))
        {
            headers.Add(entry);
        }
        return options.WithHeaders(headers);
    }

    private CallOptions Within(CallOptions options) =>
        options.Deadline is null
            ? options.WithDeadline((TimeProvider.System.GetUtcNow() + _connection.Deadline).UtcDateTime)
            : options;
}
