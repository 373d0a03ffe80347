using Grpc.Core;
using RulesHarness.Firestore.Values;
using RulesHarness.Protocol;

namespace RulesHarness.Firestore.Client;

/// <summary>
/// A running listener: it calls back with the first snapshot and with each different one, one call at a time, until it
/// is stopped or fails. It is never reconnected. The emulator lets rules decide again only when it has something to
/// send: a lost permission shows with the next write of the listened document or in the listened collection.
/// </summary>
/// <seealso href="https://firebase.google.com/docs/firestore/query-data/listen"/>
public sealed class FirestoreChangeListener : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly AsyncLocal<bool> _isInside = new();
    private readonly Target _target;

    internal FirestoreChangeListener(
        FirestoreDb database,
        string path,
        Target target,
        SnapshotHandler handler,
        CancellationToken cancellationToken
    )
    {
        (Database, Path) = (database, path);
        _target = target;
        // Elsewhere, so that no callback runs before its owner holds the listener.
        ListenerTask = Task.Run(() => RunAsync(target, handler, cancellationToken), CancellationToken.None);
    }

    internal delegate Task SnapshotHandler(
        IReadOnlyList<Document> documents,
        Timestamp readTime,
        CancellationToken cancellationToken
    );

    /// <summary>The database, and as whom it is listened to.</summary>
    public FirestoreDb Database { get; }

    /// <summary>
    /// The path of the listened document below the database, or of the query's collection (its id for a collection
    /// group).
    /// </summary>
    public string Path { get; }

    /// <summary>
    /// Ends when the listener does: completed by <see cref="StopAsync"/>, cancelled by the token that <c>Listen</c> was
    /// given, or faulted: with <see cref="RpcException"/>, PERMISSION_DENIED and the server's message when rules
    /// refuse, at once or later, or with what the callback threw.
    /// </summary>
    public Task ListenerTask { get; }

    /// <summary>
    /// Completes when the callback is done with the first snapshot, which is the server's word that rules allow to
    /// listen. Faults as <see cref="ListenerTask"/> does when none came (a server that is silent for longer than <see
    /// cref="FirestoreConnection.Deadline"/> included), and is cancelled when the listener was stopped before.
    /// </summary>
    public Task FirstSnapshotTask => _first.Task;

    /// <summary>The listen call, with its request and its denial if there is one.</summary>
    public FirestoreCall Call =>
        new(
            Database.Connection,
            Database.Identity,
            "Listen",
            new ListenRequest { Database = Database.DatabasePath, AddTarget = _target },
            ListenerTask
        );

    /// <summary>
    /// Stops the listener, and returns when no callback runs any more; from inside a callback, at once. <see
    /// cref="ListenerTask"/> has the result.
    /// </summary>
    /// <param name="cancellationToken">Cancels the waiting, not the stop.</param>
    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        await _stop.CancelAsync();
        if (!_isInside.Value)
        {
            await Task.WhenAny(ListenerTask).WaitAsync(cancellationToken);
        }
    }

    /// <inheritdoc cref="StopAsync"/>
    public async ValueTask DisposeAsync() => await StopAsync();

    /// <summary>Who listens to what.</summary>
    public override string ToString() => $"listener on {Path} in {Database}";

    private async Task RunAsync(Target target, SnapshotHandler handler, CancellationToken cancellationToken)
    {
        _isInside.Value = true;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token, cancellationToken);
        try
        {
            await foreach (var (documents, readTime) in ListenStream.ReadAsync(Database, target, end.Token))
            {
                await handler(documents, readTime, end.Token);
                _first.TrySetResult();
            }
        }
        catch (Exception exception) when (end.IsCancellationRequested && IsCancellation(exception))
        {
            _first.TrySetCanceled(cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
        }
        catch (Exception exception)
        {
            var explained = Explained(exception);
            // It is told by the other task too: an owner who looks at that one alone has seen it.
            if (_first.TrySetException(explained))
            {
                _ = _first.Task.Exception;
            }
            if (explained != exception)
            {
                throw explained;
            }
            throw;
        }
    }

    private Exception Explained(Exception exception) =>
        exception is RpcException { StatusCode: StatusCode.PermissionDenied } denied
        && Database.Connection.Explain is { } explain
            ? new PermissionDeniedException(denied, () => explain(Call, denied))
            : exception;

    private static bool IsCancellation(Exception exception) =>
        exception is OperationCanceledException or RpcException { StatusCode: StatusCode.Cancelled };
}
