using System.Threading.Channels;
using Grpc.Core;
using RulesHarness.Firestore.Protocol;
using RulesHarness.Serving.Callers;
using RulesHarness.Serving.Databases;

namespace RulesHarness.Serving.Listening;

/// <summary>One listening stream. What clients ask and what commits do is taken down as it comes, and answered by one task, in that order.</summary>
internal sealed class ListenSession : IDisposable
{
    private readonly Channel<Action> work = Channel.CreateUnbounded<Action>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Channel<ListenResponse> replies = Channel.CreateUnbounded<ListenResponse>();
    private readonly Dictionary<int, (ListenedTarget Target, Action Stop)> targets = [];
    private readonly CancellationTokenRegistration cancelled;
    private readonly DatabaseSet databases;
    private readonly Caller caller;

    public ListenSession(DatabaseSet databases, Caller caller, CancellationToken cancellationToken)
    {
        (this.databases, this.caller) = (databases, caller);
        cancelled = cancellationToken.Register(Dispose);
        Ended = RunAsync();
    }

    /// <summary>Completes when nothing more will be told.</summary>
    public Task Ended { get; }

    /// <summary>What there is to tell.</summary>
    public ChannelReader<ListenResponse> Replies => replies.Reader;

    /// <summary>Takes a request.</summary>
    public void Ask(ListenRequest request) => work.Writer.TryWrite(() => Answer(request));

    /// <summary>No request will come any more: what was asked is answered, and then the stream ends.</summary>
    public void Complete() => work.Writer.TryComplete();

    /// <summary>Ends the stream at once.</summary>
    public void Dispose()
    {
        replies.Writer.TryComplete(new RpcException(new Status(StatusCode.Cancelled, "Call canceled by the client.")));
        Complete();
    }

    private async Task RunAsync()
    {
        try
        {
            await foreach (var next in work.Reader.ReadAllAsync())
                next();
            replies.Writer.TryComplete();
        }
        catch (Exception broken)
        {
            // Who listens is told, rather than left waiting.
            replies.Writer.TryComplete(broken);
            throw;
        }
        finally
        {
            foreach (var (_, stop) in targets.Values)
                stop();
            await cancelled.DisposeAsync();
        }
    }

    private void Answer(ListenRequest request)
    {
        if (!ResourceName.TryParse(request.Database, out var name))
        {
            replies.Writer.TryComplete(new RpcException(Failures.BadParent(request.Database)));
            Complete();
        }
        else if (request.TargetChangeCase == ListenRequest.TargetChangeOneofCase.AddTarget)
        {
            Add(request.AddTarget, databases.Of(name));
        }
        else if (request.TargetChangeCase == ListenRequest.TargetChangeOneofCase.RemoveTarget)
        {
            Tell(ListenedTarget.Told(TargetChange.Types.TargetChangeType.Remove, [request.RemoveTarget]));
            Remove(request.RemoveTarget);
        }
    }

    private void Add(Target asked, ServedDatabase database)
    {
        var (target, refused) = ListenedTarget.Of(asked, database, caller);
        if (target is null)
        {
            Tell(ListenedTarget.Told(TargetChange.Types.TargetChangeType.Remove, [asked.TargetId], cause: refused));
            return;
        }

        Remove(target.Id);
        Action<DatabaseChange> listener = change => work.Writer.TryWrite(() =>
        {
            if (targets.TryGetValue(target.Id, out var current) && current.Target == target)
                Tell(target, target.Next(change));
        });
        targets.Add(target.Id, (target, () => database.Unlisten(listener)));
        var documents = database.Listen(listener);
        Tell(target, target.First(documents, database.Now));
    }

    private void Tell(ListenedTarget target, IEnumerable<ListenResponse> responses)
    {
        foreach (var response in responses)
        {
            Tell(response);
            if (target.IsEnd(response))
                Remove(target.Id);
        }
    }

    private void Tell(ListenResponse response) => replies.Writer.TryWrite(response);

    private void Remove(int id)
    {
        if (targets.Remove(id, out var removed))
            removed.Stop();
    }
}
