using RulesHarness.Emulator;
using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Identities;
using RulesHarness.Firestore.Values;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Testing;

/// <summary>
/// A project of one's own in a Firestore, empty, with rules in force: for one test, or for several that know of each
/// other. Any number of them can be had at once; none sees what another writes. All are projects of one emulator, which
/// is started with the first and ends with this process. An environment is for one engine; its members can be called
/// concurrently.
/// </summary>
public sealed class RulesTestEnvironment : IAsyncDisposable
{
    private const string Advice =
        "await each operation before its test ends, and call `As(...)` in each test, as a client that is kept in "
        + "a field belongs to the test that made it";

    private readonly ProjectPool _pool;
    private readonly CallGate _gate;
    private readonly FirestoreConnection _connection;
    private int _disposed;

    private RulesTestEnvironment(ProjectPool pool, PooledProject project, string? owner = null, Action? check = null)
    {
        _gate = new CallGate(
            $"the test that this database was for{(owner is null ? "" : $", `{owner}`,")} is over: {Advice}",
            check: check
        );
        (_pool, Project, _connection) = (pool, project, project.Connect(_gate));
    }

    /// <summary>The project's id; a new one, or that of a project that was cleared.</summary>
    public string ProjectId => Project.Id;

    /// <summary>The engine that decides: <c>emulator</c> or <c>embedded</c>.</summary>
    public string Engine => Project.Server.Name;

    /// <summary>The project that this environment has while it lives.</summary>
    internal PooledProject Project { get; }

    /// <summary>Starts the engine if no one did before, and puts rules in force in a project.</summary>
    /// <exception cref="RulesTestException">
    /// There are no rules, or they don't compile, or the variable <c>RULESHARNESS_ENGINE</c> names no engine, or both.
    /// </exception>
    /// <exception cref="EmulatorException">The emulator can't be found, started or trusted.</exception>
    public static async Task<RulesTestEnvironment> StartAsync(
        RulesTestOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        options ??= new RulesTestOptions();
        var engine = options.FindEngines() is [var one]
            ? one
            : throw RulesTestException.Refused([TestingDiagnostics.OneEngine.At(options.Project, 1, 1)]);
        return await StartAsync(
            await SharedHosts.PoolAsync(engine, options.Emulator),
            RulesFiles.Of(options),
            cancellationToken: cancellationToken
        );
    }

    /// <summary>Rents a project of a pool and puts rules in force in it.</summary>
    internal static async Task<RulesTestEnvironment> StartAsync(
        ProjectPool pool,
        RuleSet rules,
        Action? check = null,
        CancellationToken cancellationToken = default
    ) => new(pool, await pool.RentAsync(rules, cancellationToken), check: check);

    /// <summary>An environment on a project that its owner gives back himself.</summary>
    /// <param name="pool">Where the project comes from.</param>
    /// <param name="project">The project.</param>
    /// <param name="owner">The name of the test that it is for.</param>
    /// <param name="check">Throws where another test uses it.</param>
    internal static RulesTestEnvironment On(ProjectPool pool, PooledProject project, string owner, Action check) =>
        new(pool, project, owner, check);

    /// <summary>A database as somebody sees it.</summary>
    /// <param name="identity">Who: <see cref="Identity.User"/> or <see cref="Identity.Unauthenticated"/>.</param>
    /// <param name="databaseId">A database that has rules.</param>
    /// <exception cref="ArgumentException">
    /// It is the admin, whom rules don't bind: see <see cref="WithRulesDisabledAsync"/>; or the database has no rules,
    /// so that nothing would be tested.
    /// </exception>
    public FirestoreDb As(Identity identity, string databaseId = DatabaseName.DefaultId)
    {
        ArgumentNullException.ThrowIfNull(identity);
        return identity.IsAdmin
            ? throw new ArgumentException(
                "the admin is not bound by rules: write `WithRulesDisabledAsync(async admin => ...)`",
                nameof(identity)
            )
            : Database(_connection, identity, databaseId);
    }

    /// <summary>A database as somebody who isn't signed in sees it: <c>request.auth == null</c>.</summary>
    /// <exception cref="ArgumentException">The database has no rules.</exception>
    public FirestoreDb AsUnauthenticated(string databaseId = DatabaseName.DefaultId) =>
        As(Identity.Unauthenticated, databaseId);

    /// <summary>
    /// Runs <paramref name="scope"/> with a database to which rules don't apply, to put data there or to look at it. It
    /// can't be used after <paramref name="scope"/> has ended.
    /// </summary>
    /// <exception cref="ArgumentException">The database has no rules.</exception>
    public async Task<T> WithRulesDisabledAsync<T>(
        Func<FirestoreDb, Task<T>> scope,
        string databaseId = DatabaseName.DefaultId
    )
    {
        ArgumentNullException.ThrowIfNull(scope);
        using var inner = new CallGate(
            "rules are disabled inside `WithRulesDisabledAsync` alone, and that is over",
            _gate
        );
        try
        {
            return await scope(Database(Project.Connect(inner, isForAdmin: true), Identity.Admin, databaseId));
        }
        finally
        {
            await inner.CloseAsync();
        }
    }

    /// <inheritdoc cref="WithRulesDisabledAsync{T}"/>
    public Task WithRulesDisabledAsync(Func<FirestoreDb, Task> scope, string databaseId = DatabaseName.DefaultId)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return WithRulesDisabledAsync(
            async database =>
            {
                await scope(database);
                return true;
            },
            databaseId
        );
    }

    /// <summary>Puts other rules in force in a database of this project alone.</summary>
    /// <exception cref="RulesTestException">They don't compile; all is denied then.</exception>
    /// <exception cref="EmulatorException">The emulator died, or can't be trusted.</exception>
    public Task LoadRulesAsync(
        RulesFile rules,
        string databaseId = DatabaseName.DefaultId,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(rules);
        return Project.LoadAsync(Project.Rules.With(databaseId, rules), cancellationToken);
    }

    /// <summary>
    /// The value of <c>request.time</c> and of server timestamps; null, as at first, for the clock's time. It can be
    /// set for the embedded engine only.
    /// </summary>
    /// <exception cref="NotSupportedException">The engine is the emulator, whose clock is its own.</exception>
    public DateTimeOffset? RequestTime
    {
        get => Project.RequestTime;
        set => Project.RequestTime = value;
    }

    /// <summary>Deletes all documents of all databases.</summary>
    /// <exception cref="EmulatorException">The emulator died, or can't be trusted.</exception>
    public async Task ClearAsync(CancellationToken cancellationToken = default)
    {
        await Project.ClearAsync(cancellationToken);
        // What was set up before the test is gone too.
        Project.Written.Add(null);
    }

    /// <summary>Waits for what is under way, ends listeners, and gives the project back.</summary>
    public async ValueTask DisposeAsync()
    {
        if (await CloseAsync())
        {
            await _pool.ReturnAsync(Project);
        }
    }

    /// <summary>
    /// Waits for what is under way, and ends listeners; the project stays as it is. False where that was done before.
    /// </summary>
    public async Task<bool> CloseAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return false;
        }
        await _gate.CloseAsync();
        _gate.Dispose();
        return true;
    }

    private FirestoreDb Database(FirestoreConnection way, Identity identity, string databaseId) =>
        Project.Rules.Of(databaseId) is null
            ? throw new ArgumentException(
                $"no rules are loaded for the database `{databaseId}`, only for "
                    + $"{string.Join(", ", Project.Rules.Databases.Select(known => $"`{known}`"))}",
                nameof(databaseId)
            )
            : way.Database(ProjectId, identity, databaseId);
}
