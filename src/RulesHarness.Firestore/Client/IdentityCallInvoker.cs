using Grpc.Core;
using RulesHarness.Firestore.Identities;

namespace RulesHarness.Firestore.Client;

/// <summary>Adds an identity's header and a deadline, and records the call; the metadata is made once and shared by all calls.</summary>
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
        if (identity.AuthorizationHeader is { } authorization) _headers.Add(HeaderName, authorization);
    }

    public override TResponse BlockingUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) =>
        _inner.BlockingUnaryCall(method, host, Within(As(options)), request);

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
    {
        var call = _inner.AsyncUnaryCall(method, host, Within(As(options)), request);
        return Recorded(method, request, call, call.ResponseAsync);
    }

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) =>
        Recorded(method, request, _inner.AsyncServerStreamingCall(method, host, Within(As(options)), request), null);

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options) =>
        Recorded(method, null, _inner.AsyncClientStreamingCall(method, host, Within(As(options))), null);

    // Both directions open means a listener, which lives as long as its owner wants.
    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options) =>
        Recorded(method, null, _inner.AsyncDuplexStreamingCall(method, host, As(options)), null);

    private TCall Recorded<TCall>(IMethod method, object? request, TCall call, Task? response)
    {
        CallRecording.Add(new FirestoreCall(_connection, _identity, method.Name, request, response));
        return call;
    }

    private CallOptions As(CallOptions options)
    {
        if (options.Headers is not { Count: > 0 } given) return options.WithHeaders(_headers);
        var headers = new Metadata();
        foreach (var entry in given.Where(entry => entry.Key != HeaderName).Concat(_headers)) headers.Add(entry);
        return options.WithHeaders(headers);
    }

    private CallOptions Within(CallOptions options) =>
        options.Deadline is null ? options.WithDeadline((TimeProvider.System.GetUtcNow() + _connection.Deadline).UtcDateTime) : options;
}
