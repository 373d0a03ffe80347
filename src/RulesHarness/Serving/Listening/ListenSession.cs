using System.Threading.Channels;
using Grpc.Core;
using RulesHarness.Firestore.Protocol;
using RulesHarness.Serving.Callers;
using RulesHarness.Serving.Databases;

namespace RulesHarness.Serving.Listening;

/// <summary>One listening stream. What clients ask and what commits do is taken down as it comes, and answered by one task, in that order.</summary>
internal sealed class ListenSession : IStreamSession<ListenRequest, ListenResponse>
{
    private readonly Channel<Action> work = Channel.CreateUnbounded<Action>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Channel<ListenResponse> replies = Channel.CreateUnbounded<ListenResponse>();
    private readonly List<ListenedTarget> targets = [];
    private readonly HashSet<ServedDatabase> listened = [];
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
            foreach (var database in listened)
                database.Unlisten(TakeDown);
            await cancelled.DisposeAsync();
        }
    }

    private void Answer(ListenRequest request)
    {
        var (name, badName) = NameParser.Database(request.Database);
        if (name is null)
        {
            Fail(badName);
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
        if (targets.Exists(known => known.Id == asked.TargetId))
        {
            Fail(Failures.KnownTarget(asked.TargetId));
            return;
        }

        if (asked.TargetId == 0)
        {
            asked = asked.Clone();
            asked.TargetId = FreeId();
        }

        if (listened.Add(database))
            database.Listen(TakeDown);
        var (target, refused) = ListenedTarget.Of(asked, database, caller);
        if (target is null)
        {
            Tell(ListenedTarget.Told(TargetChange.Types.TargetChangeType.Remove, [asked.TargetId], cause: refused));
            return;
        }

        targets.Add(target);
        var time = database.Now;
        if (Tell(target, target.First(time)))
            Tell(ListenedTarget.Consistent(time));
    }

    /// <summary>The least number that no target has, for one that comes without.</summary>
    private int FreeId() => Enumerable.Range(1, targets.Count + 1).First(id => !targets.Exists(known => known.Id == id));

    private void TakeDown(DatabaseChange change) => work.Writer.TryWrite(() => Answer(change));

    /// <summary>What a change brings for all targets is one snapshot, that of documents before that of queries.</summary>
    private void Answer(DatabaseChange change)
    {
        var isTold = false;
        foreach (var target in targets.OrderBy(target => target is ListenedQuery).ToList())
        {
            if (target.Next(change) is { } responses)
                isTold |= Tell(target, responses);
        }

        if (isTold)
            Tell(ListenedTarget.Consistent(change.Time));
    }

    /// <summary>Returns true if the target lives on.</summary>
    private bool Tell(ListenedTarget target, IEnumerable<ListenResponse> responses)
    {
        foreach (var response in responses)
        {
            Tell(response);
            if (!target.IsEnd(response))
                continue;
            Remove(target.Id);
            return false;
        }

        return true;
    }

    private void Tell(ListenResponse response) => replies.Writer.TryWrite(response);

    private void Fail(Status failure)
    {
        replies.Writer.TryComplete(new RpcException(failure));
        Complete();
    }

    private void Remove(int id) => targets.RemoveAll(target => target.Id == id);
}
