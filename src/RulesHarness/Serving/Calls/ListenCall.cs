using Grpc.Core;
using RulesHarness.Firestore.Protocol;
using RulesHarness.Serving.Listening;

namespace RulesHarness.Serving.Calls;

/// <summary>A listening stream from the client's side, for whatever classes it has for the messages.</summary>
internal sealed class ListenCall<TRequest, TResponse>(Method<TRequest, TResponse> method, ListenSession session) : IClientStreamWriter<TRequest>, IAsyncStreamReader<TResponse>
{
    private TResponse? current;

    public TResponse Current => current ?? throw new InvalidOperationException("Nothing was read yet.");

    public WriteOptions? WriteOptions { get; set; }

    public Task WriteAsync(TRequest message)
    {
        session.Ask(Marshalling.Request(message, method.RequestMarshaller, ListenRequest.Parser));
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
                return false;
            current = Marshalling.Reply(reply, method.ResponseMarshaller);
            return true;
        }
        catch (OperationCanceledException)
        {
            session.Dispose();
            throw new RpcException(new Status(StatusCode.Cancelled, "Call canceled by the client."));
        }
    }
}
