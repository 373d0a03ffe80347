using Grpc.Core;
using RulesHarness.Embedded.Authorization;
using RulesHarness.Embedded.Callers;
using RulesHarness.Embedded.Storage;
using RulesHarness.Embedded.Wire;
using RulesHarness.Firestore.Values;
using RulesHarness.Language.Evaluation.Programs;

namespace RulesHarness.Embedded.Databases;

/// <summary>
/// One database: its documents, its rules, its transactions. Readers take the documents as they are at the moment;
/// changes come one by one.
/// </summary>
internal sealed class EmbeddedDatabase(DatabaseKey key, TimeProvider clock)
{
    private const int TicksPerMicrosecond = 10;

    /// <summary>So many states can be read again; they share what did not change.</summary>
    private const int LongestHistory = 100;

    private readonly Lock _gate = new();
    private volatile DocumentTree _documents = DocumentTree.Empty;
    private volatile RulesProgram? _rules;
    private readonly Queue<(long Time, DocumentTree Documents)> _history = new([(0, DocumentTree.Empty)]);
    private long _lastChange;
    private long _nextRequest;
    private Action<DatabaseChange>? _listeners;

    /// <summary>Its project's id and its own.</summary>
    public DatabaseKey Key => key;

    /// <summary>Its name.</summary>
    public string Name { get; } = key.ToString();

    /// <summary>The prefix of its documents' names, without the final slash.</summary>
    public string Root { get; } = $"{key.ToString()}/documents";

    /// <summary>Its documents as they are now.</summary>
    public DocumentTree Documents => _documents;

    /// <summary>The value of <c>request.time</c> and of server timestamps; null for the clock's time.</summary>
    public DateTimeOffset? RequestTime { get; set; }

    /// <summary>Its transactions.</summary>
    public Transactions Transactions { get; } = new();

    /// <summary>Puts rules in force; null denies all.</summary>
    public void LoadRules(RulesProgram? program) => _rules = program;

    /// <summary>Deletes all documents.</summary>
    public void Clear() =>
        Change<object>(
            [.. _documents.Paths],
            (_, _, time) => (DocumentTree.Empty, new CallResult<object>(time, Status.DefaultSuccess))
        );

    /// <summary>When it last changed.</summary>
    public Timestamp LastChange => OfMicroseconds(Interlocked.Read(ref _lastChange));

    /// <summary>When it is now, for a read.</summary>
    public Timestamp Now =>
        OfMicroseconds(Math.Max(Microseconds(clock.GetUtcNow()), Interlocked.Read(ref _lastChange)));

    /// <summary>Its documents as they were; null where that is forgotten.</summary>
    public DocumentTree? At(Timestamp time)
    {
        lock (_gate)
        {
            var then = time.ToDateTimeOffset();
            if (then >= LastChange.ToDateTimeOffset())
            {
                return _documents;
            }
            // What is the oldest has a time before which nothing is known.
            return _history.LastOrDefault(state => OfMicroseconds(state.Time).ToDateTimeOffset() <= then).Documents;
        }
    }

    /// <summary>
    /// The time of the clock, or a little later: no request comes in the millisecond of the change before it.
    /// <c>request.time</c> has whole milliseconds, and a write that leaves the time of the last change where it was
    /// must not pass for one that set it because both came fast.
    /// </summary>
    private DateTimeOffset Clock =>
        new(Math.Max(clock.GetUtcNow().UtcTicks, Interlocked.Read(ref _nextRequest)), TimeSpan.Zero);

    /// <summary>Makes the questions of a request on these documents.</summary>
    public RulesRequestFactory AuthorizationOf(DocumentTree tree, Caller caller) =>
        AuthorizationOf(tree, caller, RequestTime ?? Clock);

    /// <summary>Makes the questions of a request that came at a time.</summary>
    public RulesRequestFactory AuthorizationOf(DocumentTree tree, Caller caller, DateTimeOffset time) =>
        new(tree, key.Database, caller.Token, time);

    /// <summary>The denial of a caller's requests on these documents; null if rules allow all of them.</summary>
    public CallFailure? DenialOf(Caller caller, DocumentTree tree, IEnumerable<AuthorizationRequest> asked)
    {
        if (caller.IsAdmin)
        {
            return null;
        }
        IReadOnlyList<AuthorizationRequest> questions = [.. asked];
        var denial = DenialOf(questions);
        DecisionWatch.Report(tree, questions, denial is null);
        return denial;
    }

    private CallFailure? DenialOf(IReadOnlyList<AuthorizationRequest> asked)
    {
        if (_rules is not { } program)
        {
            var text = $"{DenialText.NoMatch}: no rules are loaded for {Name}";
            return new CallFailure(new Status(StatusCode.PermissionDenied, text)) { Tried = [] };
        }
        return RequestAuthorizer.Of(program, asked) is { } tried
            ? new CallFailure(new Status(StatusCode.PermissionDenied, DenialText.OfCall(tried))) { Tried = tried }
            : null;
    }

    /// <summary>
    /// Makes a change that no other interrupts. It is given the documents, the time of the clock, and that of the
    /// change, later than any other's; it gives back what is to be there.
    /// </summary>
    public CallResult<T> Change<T>(
        IReadOnlyCollection<string> paths,
        Func<DocumentTree, DateTimeOffset, Timestamp, (DocumentTree Documents, CallResult<T> Outcome)> change
    )
        where T : class
    {
        lock (_gate)
        {
            var now = Clock;
            var time = Math.Max(Microseconds(now), _lastChange + 1);
            var (after, outcome) = change(_documents, RequestTime ?? now, OfMicroseconds(time));
            if (!outcome.IsOk)
            {
                return outcome;
            }
            Interlocked.Exchange(ref _lastChange, time);
            Interlocked.Exchange(
                ref _nextRequest,
                now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerMillisecond) + TimeSpan.TicksPerMillisecond
            );
            _history.Enqueue((time, after));
            if (_history.Count > LongestHistory)
            {
                _history.Dequeue();
            }
            _documents = after;
            _listeners?.Invoke(new DatabaseChange(paths, after, OfMicroseconds(time)));
            return outcome;
        }
    }

    /// <summary>
    /// Reports each following change, in order, while no other change can be made: the listener must only enqueue it.
    /// </summary>
    public void Listen(Action<DatabaseChange> listener)
    {
        lock (_gate)
        {
            _listeners += listener;
        }
    }

    /// <summary>Gets the documents as they are now, and when they last changed.</summary>
    public (DocumentTree Documents, Timestamp LastChange) Snapshot()
    {
        lock (_gate)
        {
            return (_documents, LastChange);
        }
    }

    /// <summary>Tells no more.</summary>
    public void Unlisten(Action<DatabaseChange> listener)
    {
        lock (_gate)
        {
            _listeners -= listener;
        }
    }

    private static long Microseconds(DateTimeOffset time) =>
        (time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TicksPerMicrosecond;

    private static Timestamp OfMicroseconds(long time) =>
        Timestamp.FromDateTimeOffset(DateTimeOffset.UnixEpoch.AddTicks(time * TicksPerMicrosecond));
}
