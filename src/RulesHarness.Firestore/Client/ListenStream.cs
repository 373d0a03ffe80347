using System.Runtime.CompilerServices;
using Grpc.Core;
using RulesHarness.Firestore.Values;
using RulesHarness.Protocol;

namespace RulesHarness.Firestore.Client;

/// <summary>
/// One target on a stream of its own, which is never opened again: in a test a lost stream is a failure.
/// </summary>
internal static class ListenStream
{
    private const int TargetId = 1;

    // Without it the emulator ends the stream at once, with a status that says nothing.
    private const string RoutingHeader = "google-cloud-resource-prefix";

    /// <summary>The target's consistent states, until the token is cancelled.</summary>
    /// <exception cref="RpcException">
    /// The server refused or ended the target or the stream, or was silent for longer than a call may take; or the
    /// token was cancelled.
    /// </exception>
    public static async IAsyncEnumerable<(IReadOnlyList<Document> Documents, Timestamp ReadTime)> ReadAsync(
        FirestoreDb database,
        Target target,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        target.TargetId = TargetId;
        var documents = new ListenedDocuments(target.Query is not null);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(database.Deadline);
        var headers = new Metadata { { RoutingHeader, database.DatabasePath } };
        using var call = database.Rpc.Listen(headers, cancellationToken: patience.Token);
        var request = new ListenRequest { Database = database.DatabasePath, AddTarget = target };
        await InTimeAsync(SendAsync(call, request));
        while (await InTimeAsync(call.ResponseStream.MoveNext(CancellationToken.None)))
        {
            if (documents.Take(call.ResponseStream.Current) is not { } time)
            {
                continue;
            }
            patience.CancelAfter(Timeout.InfiniteTimeSpan);
            yield return (documents.All, time);
        }

        throw new RpcException(new Status(StatusCode.Unavailable, "the server ended the stream of a listener"));

        async Task<bool> InTimeAsync(Task<bool> step)
        {
            try
            {
                return await step;
            }
            catch (Exception exception) when (IsLate() && exception is (RpcException or OperationCanceledException))
            {
                var message = $"a listener received no snapshot within {database.Deadline.TotalSeconds:0.###} s";
                throw new RpcException(new Status(StatusCode.DeadlineExceeded, message, exception));
            }
        }

        bool IsLate() => patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested;
    }

    private static async Task<bool> SendAsync(
        AsyncDuplexStreamingCall<ListenRequest, ListenResponse> call,
        ListenRequest request
    )
    {
        await call.RequestStream.WriteAsync(request, CancellationToken.None);
        return true;
    }
}
