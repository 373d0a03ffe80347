using Grpc.Core;
using RulesHarness.Cases;
using RulesHarness.Embedded;
using RulesHarness.Emulator.Coverage;
using RulesHarness.Emulator.Lifecycle;
using RulesHarness.Emulator.Rules;
using RulesHarness.Firestore.Client;
using RulesHarness.Language.Syntax;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Engines.Emulator;

/// <summary>Rules and data, ready to decide cases, from any number of threads and in any order.</summary>
internal sealed class EmulatorSession : IRulesSession
{
    private readonly FirestoreEmulator _emulator;
    private readonly RulesFile _rules;
    private readonly EmulatorProject _lane;
    private readonly Replay _replay;
    private readonly RuleLineFinder _lines;
    private readonly LonelyCases _lonely;
    private readonly CaseScheduler _rooms = new();

    private EmulatorSession(
        FirestoreEmulator emulator,
        CompiledRules rules,
        EmulatorProject lane,
        Replay replay,
        LonelyCases lonely
    )
    {
        (_emulator, _rules, _lane, _replay, _lonely) = (emulator, rules.File, lane, replay, lonely);
        _lines = new RuleLineFinder(rules.Outline, replay);
    }

    public bool IsSlow => true;

    /// <summary>Requests under way at once. The emulator is busy with fewer.</summary>
    public int Concurrency => 24;

    /// <summary>With five times as many cases the emulator comes near the end of its memory.</summary>
    public int CasesBeforeRenewal => 5_000;

    internal static async Task<(EmulatorSession? Session, IReadOnlyList<CompilerIssue> Issues)> OpenAsync(
        FirestoreEmulator emulator,
        FirestoreConnection connection,
        CompiledRules rules,
        Task<Dataset?> making,
        CancellationToken cancellationToken
    )
    {
        var project = $"demo-rulesharness-{Guid.NewGuid():n}";
        var lane = new EmulatorProject(connection, project);
        // Compiling rules keeps one of the emulator's threads busy, and storing data, which the admin does, another.
        var loading = emulator.LoadRulesAsync(lane.Database, rules.File, cancellationToken);
        var seeding = SeedAsync(lane, making, cancellationToken);
        await Task.WhenAll(loading, seeding);
        var load = await loading;
        if (!load.Accepted || await seeding is not { } data)
        {
            return (null, load.Issues);
        }
        var replay = new Replay(emulator, rules.File, new EmulatorProject(connection, $"{project}-alone"), data);
        var lonely = new LonelyCases(emulator, rules.File, new EmulatorProject(connection, $"{project}-lonely"), data);
        return (new EmulatorSession(emulator, rules, lane, replay, lonely), load.Issues);
    }

    /// <summary>
    /// Decides one case. That a case fails is said only after it failed again with nothing else under way.
    /// </summary>
    public async Task<Verdict> RunAsync(AccessCase accessCase, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(accessCase);
        using var alive = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _emulator.Died);
        try
        {
            var verdict = await DecideAsync(accessCase, RoomOf(accessCase), alive.Token);
            // A write that ought to be denied and is not changes what others see: a failure may be another one's.
            if (verdict.Status != CaseStatus.Passed)
            {
                verdict = await DecideAsync(accessCase, CaseIsolation.Exclusive, alive.Token);
            }
            if (verdict.Status != CaseStatus.Failed)
            {
                return verdict;
            }
            return (
                verdict with
                {
                    RuleLine = await _lines.OfFailureAsync(verdict, alive.Token),
                }
            ).DowngradedIfAdvisory();
        }
        catch (Exception) when (_emulator.Died.IsCancellationRequested)
        {
            _emulator.ThrowIfDead();
            throw;
        }
        catch (RpcException)
        {
            // Putting back what a case changed failed: because the emulator is gone, which is asked, or else for what
            // the exception says.
            await _emulator.VerifyRulesAsync(_lane.Database, _rules, cancellationToken);
            throw;
        }
    }

    /// <inheritdoc/>
    public async Task VerifyAsync(CancellationToken cancellationToken = default)
    {
        await _emulator.VerifyRulesAsync(_lane.Database, _rules, cancellationToken);
        await _lonely.VerifyAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task StoreAsync(IEnumerable<Document> documents, CancellationToken cancellationToken = default)
    {
        var more = documents.ToList();
        await _lane.StoreAsync(more, cancellationToken);
        await _lonely.StoreAsync(more, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<RuleCoverage?> CoverageOfAsync(AccessCase accessCase, CancellationToken cancellationToken = default) =>
        _replay.CoverAsync(accessCase, cancellationToken);

    /// <summary>
    /// Loads the rules anew. The emulator remembers every value that an expression of the rules ever took, and forgets
    /// them only so: a run of a hundred thousand cases would end with its memory.
    /// </summary>
    public Task RenewAsync(CancellationToken cancellationToken = default) =>
        _emulator.LoadRulesAsync(_lane.Database, _rules, cancellationToken);

    /// <summary>
    /// Clears the data of this session from an emulator that runs on; one that ends takes its data with it.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        if (!_emulator.Died.IsCancellationRequested && !_emulator.IsOwned)
        {
            await _emulator.ForgetAsync(_lane.Database);
        }
        await _replay.DisposeAsync();
        await _lonely.DisposeAsync();
    }

    private static async Task<Dataset?> SeedAsync(
        EmulatorProject lane,
        Task<Dataset?> making,
        CancellationToken cancellationToken
    )
    {
        var data = await making;
        if (data is not null)
        {
            await lane.SeedAsync(data, cancellationToken);
        }
        return data;
    }

    private static CaseIsolation? RoomOf(AccessCase accessCase) =>
        accessCase.Result is not null ? CaseIsolation.SharedRead
        : accessCase is { IsWrite: true, IsAllowed: true } ? CaseIsolation.DisjointWrite
        : null;

    private async Task<Verdict> DecideAsync(
        AccessCase accessCase,
        CaseIsolation? room,
        CancellationToken cancellationToken
    )
    {
        var answer =
            accessCase.Instead.Count > 0 ? await _lonely.SendAsync(accessCase, cancellationToken)
            : room is { } entered ? await _rooms.RunAsync(entered, () => _lane.SendAsync(accessCase, cancellationToken))
            : await _lane.SendAsync(accessCase, cancellationToken);
        // An emulator that is gone answers nothing, and nothing is no verdict. A connection breaks before the end is
        // known: so it is asked.
        if (answer.IsBroken)
        {
            await _emulator.VerifyRulesAsync(_lane.Database, _rules, cancellationToken);
        }
        if (answer.IsAllowed is null)
        {
            _emulator.ThrowIfDead();
        }
        return Verdict(accessCase, answer);
    }

    private Verdict Verdict(AccessCase accessCase, EngineResponse answer)
    {
        if (answer.IsAllowed != false)
        {
            return Engines.Verdict.Of(accessCase, answer with { Line = _lines.OfAllow(accessCase) });
        }
        var told = accessCase.Together.Count > 0 ? BatchDenial.Of(answer, _lines.OfWrites(accessCase)) : answer;
        var denial = _lines.OfDenial(accessCase, told.Tried, told.Cause!.Value);
        return Engines.Verdict.Of(accessCase, told with { Cause = denial.Cause, Line = denial.Line });
    }
}
