using Grpc.Core;

namespace RulesHarness.Firestore.Client;

/// <summary>A stream of responses that gives a denial its explanation.</summary>
internal sealed class ExplainedStream<T>(IAsyncStreamReader<T> stream, Func<RpcException, string> explain)
    : IAsyncStreamReader<T>
{
    public T Current => stream.Current;

    /// <exception cref="PermissionDeniedException">Rules denied the call.</exception>
    public Task<bool> MoveNext(CancellationToken cancellationToken) =>
        ExplainedResponse.OfAsync(stream.MoveNext(cancellationToken), explain);
}
