using Grpc.Core;

namespace RulesHarness.Embedded.Calls;

/// <summary>The answers of a call that were all there when it returned, or the failure that came instead.</summary>
internal sealed class ReplyStream<T>(IReadOnlyList<T> replies, RpcException? failure) : IAsyncStreamReader<T>
{
    private int _at = -1;

    /// <summary>The status with which the call ended.</summary>
    public Status Status => failure?.Status ?? Status.DefaultSuccess;

    public T Current => replies[_at];

    public Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromException<bool>(
                new RpcException(new Status(StatusCode.Cancelled, "Call canceled by the client."))
            );
        }
        if (failure is not null)
        {
            return Task.FromException<bool>(failure);
        }
        return Task.FromResult(++_at < replies.Count);
    }
}
