using Grpc.Core;
using RulesHarness.Cases;
using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Emulator;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation;
using RulesHarness.Language.Syntax;
using RulesHarness.Semantics;

namespace RulesHarness.Engines.Emulator;

/// <summary>Rules and data, ready to decide cases, from any number of threads and in any order.</summary>
public sealed class EmulatorSession : IRulesSession
{
    private readonly FirestoreEmulator emulator;
    private readonly RulesFile rules;
    private readonly Lane lane;
    private readonly Replay replay;
    private readonly RuleLineFinder lines;
    private readonly Rooms rooms = new();

    private EmulatorSession(FirestoreEmulator emulator, RulesFile rules, Lane lane, Replay replay)
    {
        (this.emulator, this.rules, this.lane, this.replay) = (emulator, rules, lane, replay);
        lines = new RuleLineFinder(RulesOutline.Of(RulesParser.Parse(rules.Content)), replay);
    }

    internal static async Task<(EmulatorSession? Session, IReadOnlyList<RulesIssue> Issues)> OpenAsync(
        FirestoreEmulator emulator, FirestoreConnection connection, RulesFile rules, Task<Dataset?> making, CancellationToken cancellationToken)
    {
        var project = $"demo-rulesharness-{Guid.NewGuid():n}";
        var lane = new Lane(connection, project);
        // Compiling rules keeps one of the emulator's threads busy, and storing data, which the admin does, another.
        var loading = emulator.LoadRulesAsync(lane.Database, rules, cancellationToken);
        var seeding = SeedAsync(lane, making, cancellationToken);
        await Task.WhenAll(loading, seeding);
        var load = await loading;
        if (!load.Accepted || await seeding is not { } data)
            return (null, load.Issues);
        var replay = new Replay(emulator, rules, new Lane(connection, $"{project}-alone"), data);
        return (new EmulatorSession(emulator, rules, lane, replay), load.Issues);
    }

    /// <summary>Decides one case. That a case fails is said only after it failed again with nothing else under way.</summary>
    public async Task<Verdict> RunAsync(AccessCase accessCase, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(accessCase);
        using var alive = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, emulator.Died);
        try
        {
            var verdict = await DecideAsync(accessCase, RoomOf(accessCase), alive.Token);
            // A write that ought to be denied and is not changes what others see: a failure may be another one's.
            if (verdict.Status != CaseStatus.Passed)
                verdict = await DecideAsync(accessCase, Room.Alone, alive.Token);
            if (verdict.Status != CaseStatus.Failed)
                return verdict;
            return (verdict with { RuleLine = await lines.OfFailureAsync(verdict, alive.Token) }).Weighed();
        }
        catch (Exception) when (emulator.Died.IsCancellationRequested)
        {
            emulator.ThrowIfDead();
            throw;
        }
        catch (RpcException)
        {
            // Putting back what a case changed failed: because the emulator is gone, which is asked, or else for what the exception says.
            await emulator.VerifyRulesAsync(lane.Database, rules, cancellationToken);
            throw;
        }
    }

    /// <inheritdoc/>
    public Task<CaseRun> RunAllAsync(
        IReadOnlyList<AccessCase> cases, Func<RuleCoverage, bool> leavesQuestions, Action<int, int>? progress = null, CancellationToken cancellationToken = default) =>
        new EmulatorRun(this, cases, leavesQuestions, progress).RunAsync(cancellationToken);

    /// <inheritdoc/>
    public Task VerifyAsync(CancellationToken cancellationToken = default) => emulator.VerifyRulesAsync(lane.Database, rules, cancellationToken);

    /// <inheritdoc/>
    public Task StoreAsync(IEnumerable<Document> documents, CancellationToken cancellationToken = default) => lane.StoreAsync(documents, cancellationToken);

    /// <summary>What the rules came to since they were loaded. Takes seconds after some thousand cases.</summary>
    /// <exception cref="EmulatorException">The report is too large, or the emulator died.</exception>
    internal Task<RuleCoverage> CoverageAsync(CancellationToken cancellationToken) => emulator.GetRuleCoverageAsync(lane.Database, cancellationToken);

    /// <inheritdoc/>
    public Task<RuleCoverage?> CoverageOfAsync(AccessCase accessCase, CancellationToken cancellationToken = default) => replay.CoverAsync(accessCase, cancellationToken);

    /// <summary>
    /// Loads the rules anew, which nothing may run beside. The emulator remembers every value that an expression of the rules ever took, and
    /// forgets them only so: a run of a hundred thousand cases would end with its memory.
    /// </summary>
    /// <exception cref="EmulatorException">The emulator died, or can't be trusted.</exception>
    public Task RenewAsync(CancellationToken cancellationToken = default) => emulator.LoadRulesAsync(lane.Database, rules, cancellationToken);

    /// <summary>Clears the data of this session from an emulator that runs on; one that ends takes its data with it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!emulator.Died.IsCancellationRequested && !emulator.IsOwned)
            await emulator.ForgetAsync(lane.Database);
        await replay.DisposeAsync();
    }

    private static async Task<Dataset?> SeedAsync(Lane lane, Task<Dataset?> making, CancellationToken cancellationToken)
    {
        var data = await making;
        if (data is not null)
            await lane.SeedAsync(data, cancellationToken);
        return data;
    }

    private static Room? RoomOf(AccessCase accessCase) =>
        accessCase.Result is not null ? Room.Looking : accessCase is { IsWrite: true, IsAllowed: true } ? Room.Changing : null;

    private async Task<Verdict> DecideAsync(AccessCase accessCase, Room? room, CancellationToken cancellationToken)
    {
        var answer = room is { } entered
            ? await rooms.RunAsync(entered, () => lane.SendAsync(accessCase, cancellationToken))
            : await lane.SendAsync(accessCase, cancellationToken);
        // An emulator that is gone answers nothing, and nothing is no verdict. A connection breaks before the end is known: so it is asked.
        if (answer.IsBroken)
            await emulator.VerifyRulesAsync(lane.Database, rules, cancellationToken);
        if (answer.IsAllowed is null)
            emulator.ThrowIfDead();
        return Verdict(accessCase, answer);
    }

    private Verdict Verdict(AccessCase accessCase, Answer answer)
    {
        if (answer.IsAllowed != false)
            return Engines.Verdict.Of(accessCase, answer, Cause.True, lines.OfAllow(accessCase));
        var (cause, tried) = DenialMessage.Read(answer.Message, lane.IsStored);
        var denial = lines.OfDenial(accessCase, tried, cause);
        var readable = answer with { Message = LookUpFailures.Rewrite(answer.Message, path => lane.IsStored(path)) };
        return Engines.Verdict.Of(accessCase, readable, denial.Cause, denial.Line) with { Tried = tried };
    }
}
