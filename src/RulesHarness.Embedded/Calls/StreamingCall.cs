using Google.Protobuf;
using Grpc.Core;
using RulesHarness.Embedded.Callers;
using RulesHarness.Embedded.Wire;

namespace RulesHarness.Embedded.Calls;

/// <summary>A method that answers with a stream, for whatever classes a client has for its messages.</summary>
internal abstract class StreamingCall
{
    /// <summary>Answers; a failure is met when the stream is read.</summary>
    public abstract ReplyStream<TReply> Answer<TRequest, TReply>(
        Method<TRequest, TReply> method,
        TRequest request,
        Caller caller
    );
}

/// <inheritdoc/>
internal sealed class StreamingCall<TOurRequest, TOurReply>(
    MessageParser<TOurRequest> parser,
    Func<TOurRequest, Caller, CallResult<IReadOnlyList<TOurReply>>> answer
) : StreamingCall
    where TOurRequest : class, IMessage<TOurRequest>
    where TOurReply : class, IMessage
{
    public override ReplyStream<TReply> Answer<TRequest, TReply>(
        Method<TRequest, TReply> method,
        TRequest request,
        Caller caller
    )
    {
        var (replies, failure) = answer(Marshalling.Request(request, method.RequestMarshaller, parser), caller);
        return replies is null
            ? new ReplyStream<TReply>([], failure.ToException())
            : new ReplyStream<TReply>(
                replies as IReadOnlyList<TReply>
                    ?? [.. replies.Select(reply => Marshalling.Reply(reply, method.ResponseMarshaller))],
                null
            );
    }
}
