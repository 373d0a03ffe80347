using System.Net;
using RulesHarness.Emulator.Coverage;
using RulesHarness.Emulator.Discovery;
using RulesHarness.Emulator.Http;
using RulesHarness.Emulator.Installation;
using RulesHarness.Emulator.Jvm;
using RulesHarness.Emulator.Rules;
using RulesHarness.Firestore.Values;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Emulator.Lifecycle;

/// <summary>
/// A Firestore emulator that answers: started for this object and ended with it, or a running one that was named and is
/// left alone. When it dies in mid-run, <see cref="Died"/> is cancelled and every later call throws RH3008; a JVM
/// started here also ends when this process does, however that comes. Its members can be called concurrently. See
/// https://firebase.google.com/docs/emulator-suite/connect_firestore.
/// </summary>
public sealed class FirestoreEmulator : IAsyncDisposable
{
    /// <summary>No standard status: gRPC's CANCELLED, as the emulator puts it into HTTP.</summary>
    private const HttpStatusCode CallCancelled = (HttpStatusCode)499;

    /// <summary>So many may end, one after the other, while documents are deleted that they listen to.</summary>
    private const int MostEndingListeners = 20;

    private readonly EmulatorProcess? _process;
    private readonly EmulatorCache? _cache;
    private readonly EmulatorLife _life;
    private readonly EmulatorHttp _http;
    private readonly RulesLoader _rules;
    private readonly bool _makesArchive;
    private volatile bool _loaded;
    private int _disposed;

    private FirestoreEmulator(
        EmulatorLocation location,
        EmulatorOptions options,
        LaunchedEmulator? launched,
        EmulatorCache? cache
    )
    {
        Location = location;
        Endpoint = launched?.Endpoint ?? location.Running!;
        Version = launched?.Version;
        JavaVersion = launched?.JavaVersion;
        (_process, _cache, _makesArchive) = (launched?.Process, cache, launched?.MakesArchive ?? false);
        _life = new EmulatorLife(Endpoint, _process);
        _http = new EmulatorHttp(Endpoint, _life, options.CallTimeout);
        _rules = new RulesLoader(_http);
    }

    /// <summary>Where it serves gRPC and HTTP, such as <c>http://127.0.0.1:41234/</c>.</summary>
    public Uri Endpoint { get; }

    /// <summary>Such as <c>1.19.9</c>; null if it is unknown, as for a running one.</summary>
    public string? Version { get; }

    /// <summary>Such as <c>17.0.15</c>; null if it is unknown, as for a running one.</summary>
    public string? JavaVersion { get; }

    /// <summary>The way in which it was found.</summary>
    public EmulatorLocation Location { get; }

    /// <summary>Whether it was started here, and so ends with this object.</summary>
    public bool IsOwned => _process is not null;

    /// <summary>The operating system's id of the JVM; null for a running one.</summary>
    public int? ProcessId => _process?.Id;

    /// <summary>Cancelled when the emulator is gone without having been disposed of. Link it into calls that go to
    /// <see cref="Endpoint"/>, and call <see cref="ThrowIfDead"/> when they fail.</summary>
    public CancellationToken Died => _life.Died;

    /// <summary>Finds an emulator, starts it unless it runs, and returns when it answers.</summary>
    /// <exception cref="EmulatorException">
    /// RH3001 to RH3007 or RH3009: nothing usable was found, or it didn't start.
    /// </exception>
    public static async Task<FirestoreEmulator> StartAsync(
        EmulatorOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        options ??= new EmulatorOptions();
        var location = EmulatorLocator.Find(options);
        if (location.Jar is not { } jar)
        {
            await EmulatorReadiness.RequireAsync(location.Running!, options.StartTimeout, cancellationToken);
            return new(location, options, null, null);
        }
        var cache = EmulatorCache.Open(options.Environment);
        try
        {
            return new(
                location,
                options,
                await new EmulatorLauncher(jar, options, cache).LaunchAsync(cancellationToken),
                cache
            );
        }
        catch
        {
            cache.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Up to <paramref name="lines"/> of the emulator's last log lines, oldest first; none for a running one.
    /// </summary>
    public IReadOnlyList<string> LogTail(int lines) => _process?.Log.Last(lines) ?? [];

    /// <exception cref="EmulatorException">RH3008 when the emulator is gone.</exception>
    /// <exception cref="ObjectDisposedException">This object was disposed of.</exception>
    public void ThrowIfDead()
    {
        ObjectDisposedException.ThrowIf(_disposed != 0, this);
        _life.ThrowIfDead();
    }

    /// <summary>
    /// Puts rules in force in a database, and makes sure that they are: a read under rules that deny everything is
    /// denied there, and the rules read back are those that were sent. Rules that don't compile are no exception: the
    /// result says so, and rules that deny everything are in force then. Loads of one database must not overlap.
    /// </summary>
    /// <exception cref="EmulatorException">
    /// RH3010 to RH3012 when the rules are not in force, RH3008 or RH3009.
    /// </exception>
    public async Task<RulesLoad> LoadRulesAsync(
        DatabaseName database,
        RulesFile rules,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(rules);
        ThrowIfDead();
        var load = await _rules.LoadAsync(database, rules, cancellationToken);
        _loaded = true;
        return load;
    }

    /// <summary>The rules in force in a database; named <see cref="OpenRules.Name"/> where none were loaded.</summary>
    /// <exception cref="EmulatorException">RH3008 or RH3009.</exception>
    public Task<RulesFile> GetRulesAsync(DatabaseName database, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        ThrowIfDead();
        return _rules.GetAsync(database, cancellationToken);
    }

    /// <summary>Makes sure that a database still holds these rules, as a run should do before its verdicts are
    /// believed.</summary>
    /// <exception cref="EmulatorException">RH3010 when it holds others, RH3011 when it holds none, RH3008 or
    /// RH3009.</exception>
    public Task VerifyRulesAsync(DatabaseName database, RulesFile rules, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(rules);
        ThrowIfDead();
        return _rules.VerifyAsync(database, rules, cancellationToken);
    }

    /// <summary>Deletes all documents of a database. Rules, coverage and index usage stay.</summary>
    /// <exception cref="EmulatorException">RH3008 or RH3009.</exception>
    public async Task ClearAsync(DatabaseName database, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        ThrowIfDead();
        var reply = await _http.SendAsync(HttpMethod.Delete, database.ClearPath, null, cancellationToken);
        // A listener that ends at that moment breaks the emulator's deletion off; the next deletion doesn't meet it any
        // more.
        for (var again = 0; reply.Status == CallCancelled && again < MostEndingListeners; again++)
        {
            reply = await _http.SendAsync(HttpMethod.Delete, database.ClearPath, null, cancellationToken);
        }
        reply.Read(_ => true);
    }

    /// <summary>
    /// Deletes all documents of a database, and puts rules in force there that deny everything. With that the emulator
    /// frees what it remembers of the rules that were: each value that each of their expressions took, many megabytes
    /// after a thousand requests.
    /// </summary>
    /// <exception cref="EmulatorException">RH3008 or RH3009.</exception>
    public async Task ForgetAsync(DatabaseName database, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        ThrowIfDead();
        await _rules.CloseAsync(database, cancellationToken);
        await ClearAsync(database, cancellationToken);
    }

    /// <summary>
    /// Gets the expressions of the rules that were evaluated since the rules were loaded. Takes seconds after some ten
    /// thousand requests.
    /// </summary>
    /// <exception cref="EmulatorException">
    /// RH3013 when the report is too large for the heap, RH3008 or RH3009.
    /// </exception>
    public async Task<RuleCoverage> GetRuleCoverageAsync(
        DatabaseName database,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(database);
        ThrowIfDead();
        var path = database.CoveragePath;
        var reply = await _http.SendAsync(HttpMethod.Get, path, null, cancellationToken);
        return reply.Status == HttpStatusCode.InternalServerError
            ? throw EmulatorErrors.CoverageTooLarge(database.ToString())
            : reply.Read(RuleCoverageReader.Read);
    }

    /// <summary>
    /// The composite indexes that Google's planner recommends for the queries that ran on a database since the emulator
    /// started. Clearing data doesn't reset them.
    /// </summary>
    /// <exception cref="EmulatorException">RH3008 or RH3009.</exception>
    public async Task<IReadOnlyList<UsedIndex>> GetIndexUsageAsync(
        DatabaseName database,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(database);
        ThrowIfDead();
        var path = database.IndexUsagePath;
        return (await _http.SendAsync(HttpMethod.Get, path, null, cancellationToken)).Read(IndexUsageReader.Read);
    }

    /// <summary>
    /// Ends the emulator if it was started here, and returns when it is gone; one that writes its archive for the next
    /// start is left to do so, and goes by itself a few seconds later.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }
        _life.Leave();
        if (_process is not null)
        {
            // Before any rules ran, the classes that judge are not loaded, and an archive without them is not worth
            // keeping.
            if (_makesArchive && _loaded)
            {
                _process.LeaveToArchive();
            }
            else
            {
                await _process.KillAsync();
            }
        }
        _http.Dispose();
        _life.Dispose();
        _cache?.Dispose();
    }
}
