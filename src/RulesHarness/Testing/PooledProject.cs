using System.Runtime.CompilerServices;
using RulesHarness.Embedded;
using RulesHarness.Embedded.Authorization;
using RulesHarness.Embedded.Wire;
using RulesHarness.Emulator;
using RulesHarness.Engines;
using RulesHarness.Engines.Embedded;
using RulesHarness.Explaining;
using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Identities;
using RulesHarness.Firestore.Values;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Protocol;
using RulesHarness.Recordings;

namespace RulesHarness.Testing;

/// <summary>A project of a server, in the hands of one test at a time.</summary>
internal sealed class PooledProject(IFirestoreHost server, string id)
{
    private static readonly ConditionalWeakTable<FirestoreConnection, PooledProject> Projects = [];

    private int _calls;
    private DateTimeOffset? _requestTime;

    /// <summary>The server that the project is on.</summary>
    internal IFirestoreHost Server => server;

    /// <summary>The project's id.</summary>
    public string Id => id;

    /// <summary>The loaded rules.</summary>
    public RuleSet Rules { get; private set; } = new([]);

    /// <summary>The documents that were written since it was empty, or had the expected data.</summary>
    internal WrittenDocuments Written { get; } = new();

    /// <summary>
    /// The number of calls that its rules decided since they were loaded. The emulator keeps memory for each.
    /// </summary>
    public int Calls => _calls;

    /// <summary>Takes down the decisions about calls from now on; null where nobody wants them.</summary>
    internal TestRecorder? Recorder { get; private set; }

    /// <summary>Begins to take down decisions, which the embedded engine alone tells.</summary>
    /// <param name="placeOfCaller">Finds the file and the line that calls, as <c>file:line</c>.</param>
    internal void Record(Func<string?> placeOfCaller) =>
        Recorder = new TestRecorder(database => Rules.Of(database)?.Name, placeOfCaller);

    /// <summary>Ends that, and returns what was taken down; null if nothing was to be.</summary>
    internal TakenDecisions? EndRecord()
    {
        var taken = Recorder?.Take();
        Recorder = null;
        return taken;
    }

    /// <summary>
    /// The file and the line of the test that is running, as <c>file:line</c>; null where tests are not recorded.
    /// </summary>
    public string? PlaceOfCaller => Recorder?.PlaceOfCaller;

    /// <summary>Takes down the claim of an assertion about calls to this project.</summary>
    /// <param name="calls">The calls.</param>
    /// <param name="isAllowed">Whether all of them must be allowed; if not, one must be denied.</param>
    /// <param name="place">The file and the line of the assertion, as <c>file:line</c>.</param>
    public void Claim(IReadOnlyList<FirestoreCall> calls, bool isAllowed, string? place)
    {
        if (Recorder is not { } recorder || server is not EmbeddedHost embedded)
        {
            return;
        }
        // The requests of a listener are a stream, and rules decide at each change: it is taken as it is now.
        foreach (var call in calls.Where(call => call.Request is ListenRequest))
        {
            if (DecisionNow(call, embedded) is { } decision)
            {
                recorder.AddListener(call, decision);
            }
        }
        recorder.Claim(calls, isAllowed, place);
    }

    /// <summary>The project that a connection leads to; null where that is none of these.</summary>
    public static PooledProject? Find(FirestoreConnection connection) =>
        Projects.TryGetValue(connection, out var project) ? project : null;

    /// <summary>
    /// A way into the project that is open as long as the gate; to the admin, whom rules don't bind, only if it is
    /// meant for him.
    /// </summary>
    internal FirestoreConnection Connect(CallGate gate, bool isForAdmin = false)
    {
        // The queries of the admin put data there or look at it: the product sends none of them.
        var invoker = isForAdmin ? server.Invoker : QueryRecorder.Around(server.Invoker);
        var connection = new FirestoreConnection(
            new GatedCallInvoker(invoker, gate, isForAdmin, Count, Written.Add, () => Recorder)
        )
        {
            Explain = (call, denied) => FailureExplanation.Of(DatabaseOf(call), call, denied),
        };
        Projects.Add(connection, this);
        return connection;
    }

    /// <summary>A database as the admin sees it, past every gate: what he writes counts as nobody's.</summary>
    public FirestoreDb Admin(string database) =>
        new FirestoreConnection(server.Invoker).Database(id, Identity.Admin, database);

    /// <summary>The database that a call was sent to; null for a call that rules have no say in.</summary>
    internal RulesDatabase? DatabaseOf(FirestoreCall call)
    {
        if (
            call.Identity.IsAdmin
            || call.Request is not { } request
            || RulesRequestFactory.DatabaseOf(request) is not { } database
        )
        {
            return null;
        }

        return Rules.Of(database) is { } file
            ? new RulesDatabase(file, Admin(database), RequestTime, server.Name)
            : null;
    }

    /// <summary>
    /// Puts rules in force, each in its database. A database that had some before and has none now is out of reach.
    /// </summary>
    /// <exception cref="RulesTestException">They don't compile.</exception>
    /// <exception cref="EmulatorException">The emulator died, or can't be trusted.</exception>
    public async Task LoadAsync(RuleSet rules, CancellationToken cancellationToken)
    {
        var abandoned = Rules.Databases.Except(rules.Databases).ToList();
        Rules = rules;
        _calls = 0;
        foreach (var database in rules.Databases)
        {
            var findings = await server.LoadRulesAsync(
                new DatabaseName(id, database),
                rules.Of(database)!,
                cancellationToken
            );
            if (findings.Any(finding => finding.Severity == Diagnostics.Severity.Error))
            {
                Rules = new RuleSet([]);
                throw RulesTestException.Refused(findings);
            }
        }

        foreach (var database in abandoned)
        {
            await server.ClearAsync(new DatabaseName(id, database), cancellationToken);
        }
    }

    /// <summary>The value of <c>request.time</c> in all its databases; null for the clock's time.</summary>
    /// <exception cref="NotSupportedException">It is set on a server whose clock is its own.</exception>
    public DateTimeOffset? RequestTime
    {
        get => _requestTime;
        set
        {
            foreach (var database in value == _requestTime ? [] : Rules.Databases)
            {
                server.SetRequestTime(new DatabaseName(id, database), value);
            }
            _requestTime = value;
        }
    }

    /// <summary>Deletes all documents of all its databases.</summary>
    /// <exception cref="EmulatorException">The emulator died, or can't be trusted.</exception>
    public async Task ClearAsync(CancellationToken cancellationToken)
    {
        foreach (var database in Rules.Databases)
        {
            await server.ClearAsync(new DatabaseName(id, database), cancellationToken);
        }
        Written.Forget();
    }

    private WatchedDecision? DecisionNow(FirestoreCall call, EmbeddedHost embedded)
    {
        var database = RulesRequestFactory.DatabaseOf(call.Request!) ?? DatabaseName.DefaultId;
        if (Rules.Of(database) is not { } file || CompiledRules.Of(file).Program is not { } program)
        {
            return null;
        }
        var documents = embedded.DocumentsOf(new DatabaseName(id, database));
        var time = RequestTime ?? TimeProvider.System.GetUtcNow();
        var token = call.Identity.Token is { } claims ? RulesValues.Of(claims) : (RulesValue?)null;
        var decided = MessageDecision.Of(program, call.Request!, documents, token, time);
        return decided.Decision is { } decision ? new WatchedDecision(documents, time, decision.IsAllowed) : null;
    }

    private void Count() => Interlocked.Increment(ref _calls);
}
