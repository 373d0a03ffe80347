using Google.Protobuf;
using Grpc.Core;
using RulesHarness.Embedded.Callers;
using RulesHarness.Embedded.Databases;
using RulesHarness.Embedded.Listening;
using RulesHarness.Embedded.Requests;
using RulesHarness.Embedded.Wire;
using RulesHarness.Protocol;

namespace RulesHarness.Embedded.Calls;

/// <summary>
/// Answers calls in this process, as a channel to a server would. What can be answered at once is: the call that comes
/// back has completed.
/// </summary>
internal sealed class InProcessCallInvoker(DatabaseSet databases) : CallInvoker
{
    private const string HeaderName = "authorization";
    private static readonly Task<Metadata> NoHeaders = Task.FromResult(new Metadata());

    private readonly CallTable _table = new(databases);

    public override TResponse BlockingUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        string? host,
        CallOptions options,
        TRequest request
    ) => AnswerAsync(method, options, request).GetAwaiter().GetResult();

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        string? host,
        CallOptions options,
        TRequest request
    )
    {
        var answer = AnswerAsync(method, options, request);
        return new AsyncUnaryCall<TResponse>(answer, NoHeaders, () => StatusOf(answer), () => [], () => { });
    }

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        string? host,
        CallOptions options,
        TRequest request
    )
    {
        var stream = Stream(method, options, request);
        return new AsyncServerStreamingCall<TResponse>(stream, NoHeaders, () => stream.Status, () => [], () => { });
    }

    /// <exception cref="RpcException">UNIMPLEMENTED: Firestore has no such method.</exception>
    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        string? host,
        CallOptions options
    ) => throw new RpcException(Unknown(method));

    /// <exception cref="RpcException">There is no such method, or nobody can be made of the header.</exception>
    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        string? host,
        CallOptions options
    )
    {
        if (method.FullName is not (CallTable.Listen or CallTable.Write))
        {
            throw new RpcException(Unknown(method));
        }
        if (Refused(options, out var caller) is { } refused)
        {
            throw new RpcException(refused);
        }
        return method.FullName == CallTable.Listen
            ? Duplex(method, new ListenSession(databases, caller, options.CancellationToken), ListenRequest.Parser)
            : Duplex(method, new WriteSession(databases, caller), WriteRequest.Parser);
    }

    private static AsyncDuplexStreamingCall<TRequest, TResponse> Duplex<TRequest, TResponse, TOurRequest, TOurReply>(
        Method<TRequest, TResponse> method,
        IStreamSession<TOurRequest, TOurReply> session,
        MessageParser<TOurRequest> parser
    )
        where TRequest : class
        where TResponse : class
        where TOurRequest : class, IMessage<TOurRequest>
        where TOurReply : class, IMessage
    {
        var call = new DuplexCall<TRequest, TResponse, TOurRequest, TOurReply>(method, session, parser);
        return new AsyncDuplexStreamingCall<TRequest, TResponse>(
            call,
            call,
            NoHeaders,
            () => StatusOf(session.Replies.Completion),
            () => [],
            session.Dispose
        );
    }

    private Task<TResponse> AnswerAsync<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        CallOptions options,
        TRequest request
    )
    {
        try
        {
            return Refused(options, out var caller) is { } refused
                    ? Task.FromException<TResponse>(new RpcException(refused))
                : _table.Unary(method.FullName) is { } call
                    ? call.AnswerAsync(method, request, caller, options.CancellationToken)
                : Task.FromException<TResponse>(new RpcException(Unknown(method)));
        }
        catch (InvalidProtocolBufferException malformed)
        {
            return Task.FromException<TResponse>(new RpcException(Failures.Invalid(malformed.Message)));
        }
    }

    private ReplyStream<TResponse> Stream<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        CallOptions options,
        TRequest request
    )
    {
        try
        {
            return Refused(options, out var caller) is { } refused
                    ? new ReplyStream<TResponse>([], new RpcException(refused))
                : _table.Streaming(method.FullName) is { } call ? call.Answer(method, request, caller)
                : new ReplyStream<TResponse>([], new RpcException(Unknown(method)));
        }
        catch (InvalidProtocolBufferException malformed)
        {
            return new ReplyStream<TResponse>([], new RpcException(Failures.Invalid(malformed.Message)));
        }
    }

    private static Status? Refused(CallOptions options, out Caller caller)
    {
        var known = Caller.Of(options.Headers?.GetValue(HeaderName));
        caller = known!;
        return options.CancellationToken.IsCancellationRequested
                ? new Status(StatusCode.Cancelled, "Call canceled by the client.")
            : known is null ? Failures.InvalidToken
            : null;
    }

    private static Status Unknown(IMethod method) =>
        new(
            StatusCode.Unimplemented,
            $"The embedded Firestore has no {method.FullName}: run this test on the emulator."
        );

    private static Status StatusOf(Task answer) =>
        answer.IsCompletedSuccessfully ? Status.DefaultSuccess
        : answer.Exception?.InnerException is RpcException failure ? failure.Status
        : throw new InvalidOperationException("The call has not ended.");
}
