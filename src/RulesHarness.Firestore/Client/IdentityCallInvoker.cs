using Grpc.Core;

namespace RulesHarness.Firestore.Client;

/// <summary>Adds an identity's header and a deadline; the metadata is made once and shared by all calls.</summary>
internal sealed class IdentityCallInvoker : CallInvoker
{
    private const string HeaderName = "authorization";

    private readonly CallInvoker _inner;
    private readonly Metadata _headers = [];
    private readonly TimeSpan _deadline;

    public IdentityCallInvoker(CallInvoker inner, string? authorization, TimeSpan deadline)
    {
        (_inner, _deadline) = (inner, deadline);
        if (authorization is not null) _headers.Add(HeaderName, authorization);
    }

    public override TResponse BlockingUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) =>
        _inner.BlockingUnaryCall(method, host, Within(As(options)), request);

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) =>
        _inner.AsyncUnaryCall(method, host, Within(As(options)), request);

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) =>
        _inner.AsyncServerStreamingCall(method, host, Within(As(options)), request);

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options) =>
        _inner.AsyncClientStreamingCall(method, host, Within(As(options)));

    // Both directions open means a listener, which lives as long as its owner wants.
    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options) =>
        _inner.AsyncDuplexStreamingCall(method, host, As(options));

    private CallOptions As(CallOptions options)
    {
        if (options.Headers is not { Count: > 0 } given) return options.WithHeaders(_headers);
        var headers = new Metadata();
        foreach (var entry in given.Where(entry => entry.Key != HeaderName).Concat(_headers)) headers.Add(entry);
        return options.WithHeaders(headers);
    }

    private CallOptions Within(CallOptions options) =>
        options.Deadline is null ? options.WithDeadline((TimeProvider.System.GetUtcNow() + _deadline).UtcDateTime) : options;
}
