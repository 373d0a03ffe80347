using Google.Protobuf;
using Grpc.Core;
using RulesHarness.Embedded.Callers;
using RulesHarness.Embedded.Wire;

namespace RulesHarness.Embedded.Calls;

/// <summary>A method that answers once, for whatever classes a client has for its messages.</summary>
internal abstract class UnaryCall
{
    /// <summary>Answers; a failure is an <see cref="RpcException"/>.</summary>
    public abstract Task<TReply> AnswerAsync<TRequest, TReply>(
        Method<TRequest, TReply> method,
        TRequest request,
        Caller caller,
        CancellationToken cancellationToken
    );
}

/// <inheritdoc/>
internal sealed class UnaryCall<TOurRequest, TOurReply>(
    MessageParser<TOurRequest> parser,
    Func<TOurRequest, Caller, CancellationToken, ValueTask<CallResult<TOurReply>>> answer
) : UnaryCall
    where TOurRequest : class, IMessage<TOurRequest>
    where TOurReply : class, IMessage
{
    public override Task<TReply> AnswerAsync<TRequest, TReply>(
        Method<TRequest, TReply> method,
        TRequest request,
        Caller caller,
        CancellationToken cancellationToken
    )
    {
        var answering = answer(
            Marshalling.Request(request, method.RequestMarshaller, parser),
            caller,
            cancellationToken
        );
        return answering.IsCompletedSuccessfully
            ? Told(answering.Result, method.ResponseMarshaller)
            : AwaitedAsync(answering, method.ResponseMarshaller);
    }

    private static async Task<TReply> AwaitedAsync<TReply>(
        ValueTask<CallResult<TOurReply>> answering,
        Marshaller<TReply> marshaller
    )
    {
        try
        {
            return await Told(await answering, marshaller);
        }
        catch (OperationCanceledException)
        {
            throw new RpcException(new Status(StatusCode.Cancelled, "Call canceled by the client."));
        }
    }

    private static Task<TReply> Told<TReply>(CallResult<TOurReply> outcome, Marshaller<TReply> marshaller) =>
        outcome.IsOk
            ? Task.FromResult(Marshalling.Reply(outcome.Message, marshaller))
            : Task.FromException<TReply>(outcome.Failure.ToException());
}
