using System.Threading.Channels;
using Grpc.Core;
using RulesHarness.Embedded.Callers;
using RulesHarness.Embedded.Databases;
using RulesHarness.Embedded.Wire;
using RulesHarness.Protocol;

namespace RulesHarness.Embedded.Listening;

/// <summary>
/// One listening stream. Requests of clients and changes of commits are enqueued, and answered by one task, in that
/// order.
/// </summary>
internal sealed class ListenSession : IStreamSession<ListenRequest, ListenResponse>
{
    private readonly Channel<Action> _work = Channel.CreateUnbounded<Action>(
        new UnboundedChannelOptions { SingleReader = true }
    );
    private readonly Channel<ListenResponse> _replies = Channel.CreateUnbounded<ListenResponse>();
    private readonly List<ListenedTarget> _targets = [];
    private readonly HashSet<EmbeddedDatabase> _listened = [];
    private readonly CancellationTokenRegistration _cancelled;
    private readonly DatabaseSet _databases;
    private readonly Caller _caller;

    public ListenSession(DatabaseSet databases, Caller caller, CancellationToken cancellationToken)
    {
        (_databases, _caller) = (databases, caller);
        _cancelled = cancellationToken.Register(Dispose);
        Ended = RunAsync();
    }

    /// <summary>Completes when there are no more responses.</summary>
    public Task Ended { get; }

    /// <summary>The responses to send.</summary>
    public ChannelReader<ListenResponse> Replies => _replies.Reader;

    /// <summary>Takes a request.</summary>
    public void Ask(ListenRequest request) => _work.Writer.TryWrite(() => Answer(request));

    /// <summary>No request will come any more: what was asked is answered, and then the stream ends.</summary>
    public void Complete() => _work.Writer.TryComplete();

    /// <summary>Ends the stream at once.</summary>
    public void Dispose()
    {
        _replies.Writer.TryComplete(new RpcException(new Status(StatusCode.Cancelled, "Call canceled by the client.")));
        Complete();
    }

    private async Task RunAsync()
    {
        try
        {
            await foreach (var next in _work.Reader.ReadAllAsync())
            {
                next();
            }
            _replies.Writer.TryComplete();
        }
        catch (Exception broken)
        {
            // Who listens is told, rather than left waiting.
            _replies.Writer.TryComplete(broken);
            throw;
        }
        finally
        {
            foreach (var database in _listened)
            {
                database.Unlisten(TakeDown);
            }
            await _cancelled.DisposeAsync();
        }
    }

    private void Answer(ListenRequest request)
    {
        var (name, badName) = NameParser.Database(request.Database);
        if (name is null)
        {
            Fail(badName.Status);
        }
        else if (request.TargetChangeCase == ListenRequest.TargetChangeOneofCase.AddTarget)
        {
            Add(request.AddTarget, _databases.Of(name));
        }
        else if (request.TargetChangeCase == ListenRequest.TargetChangeOneofCase.RemoveTarget)
        {
            Tell(ListenedTarget.AcknowledgementOf(TargetChange.Types.TargetChangeType.Remove, [request.RemoveTarget]));
            Remove(request.RemoveTarget);
        }
    }

    private void Add(Target asked, EmbeddedDatabase database)
    {
        if (_targets.Exists(known => known.Id == asked.TargetId))
        {
            Fail(Failures.KnownTarget(asked.TargetId));
            return;
        }

        if (asked.TargetId == 0)
        {
            asked = asked.Clone();
            asked.TargetId = FreeId();
        }

        if (_listened.Add(database))
        {
            database.Listen(TakeDown);
        }
        var (target, refused) = ListenedTarget.Of(asked, database, _caller);
        if (target is null)
        {
            Tell(
                ListenedTarget.AcknowledgementOf(
                    TargetChange.Types.TargetChangeType.Remove,
                    [asked.TargetId],
                    cause: refused
                )
            );
            return;
        }

        _targets.Add(target);
        var time = database.Now;
        if (Tell(target, target.First(time)))
        {
            Tell(ListenedTarget.Consistent(time));
        }
    }

    /// <summary>The least number that no target has, for one that comes without.</summary>
    private int FreeId() => Enumerable.Range(1, _targets.Count + 1).First(IsFree);

    private bool IsFree(int id) => !_targets.Exists(known => known.Id == id);

    private void TakeDown(DatabaseChange change) => _work.Writer.TryWrite(() => Answer(change));

    /// <summary>Sends the changes of all targets as one snapshot, documents before queries.</summary>
    private void Answer(DatabaseChange change)
    {
        var isTold = false;
        foreach (var target in _targets.OrderBy(target => target is ListenedQuery).ToList())
        {
            if (target.Next(change) is { } responses)
            {
                isTold |= Tell(target, responses);
            }
        }

        if (isTold)
        {
            Tell(ListenedTarget.Consistent(change.Time));
        }
    }

    /// <summary>Returns true if the target lives on.</summary>
    private bool Tell(ListenedTarget target, IEnumerable<ListenResponse> responses)
    {
        foreach (var response in responses)
        {
            Tell(response);
            if (!target.IsEnd(response))
            {
                continue;
            }
            Remove(target.Id);
            return false;
        }

        return true;
    }

    private void Tell(ListenResponse response) => _replies.Writer.TryWrite(response);

    private void Fail(Status failure)
    {
        _replies.Writer.TryComplete(new RpcException(failure));
        Complete();
    }

    private void Remove(int id) => _targets.RemoveAll(target => target.Id == id);
}
