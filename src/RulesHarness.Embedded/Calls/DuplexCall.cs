using Google.Protobuf;
using Grpc.Core;
using RulesHarness.Embedded.Wire;

namespace RulesHarness.Embedded.Calls;

/// <summary>
/// A stream that is open both ways from the client's side, for whatever classes it has for the messages.
/// </summary>
internal sealed class DuplexCall<TRequest, TResponse, TOurRequest, TOurReply>(
    Method<TRequest, TResponse> method,
    IStreamSession<TOurRequest, TOurReply> session,
    MessageParser<TOurRequest> parser
) : IClientStreamWriter<TRequest>, IAsyncStreamReader<TResponse>
    where TOurRequest : class, IMessage<TOurRequest>
    where TOurReply : class, IMessage
{
    private TResponse? _current;

    public TResponse Current => _current ?? throw new InvalidOperationException("Nothing was read yet.");

    public WriteOptions? WriteOptions { get; set; }

    public Task WriteAsync(TRequest message)
    {
        session.Ask(Marshalling.Request(message, method.RequestMarshaller, parser));
        return Task.CompletedTask;
    }

    public Task CompleteAsync()
    {
        session.Complete();
        return Task.CompletedTask;
    }

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        try
        {
            if (!await session.Replies.WaitToReadAsync(cancellationToken) || !session.Replies.TryRead(out var reply))
            {
                return false;
            }
            _current = Marshalling.Reply(reply, method.ResponseMarshaller);
            return true;
        }
        catch (OperationCanceledException)
        {
            session.Dispose();
            throw new RpcException(new Status(StatusCode.Cancelled, "Call canceled by the client."));
        }
    }
}
