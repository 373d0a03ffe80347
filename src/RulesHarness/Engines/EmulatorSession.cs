using System.Threading.Channels;
using RulesHarness.Cases;
using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Emulator;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Syntax;
using RulesHarness.Semantics;

namespace RulesHarness.Engines;

/// <summary>Rules and data, ready to decide cases, from any number of threads. Reads share a lane; each write has one to itself while it runs.</summary>
public sealed class EmulatorSession : IAsyncDisposable
{
    /// <summary>Writes under way at once. More lanes cost more rules to load than they win on a few cores.</summary>
    private const int WriteLanes = 3;

    private readonly FirestoreEmulator emulator;
    private readonly FirestoreConnection connection;
    private readonly RulesFile rules;
    private readonly Dataset data;
    private readonly string project = $"demo-rulesharness-{Guid.NewGuid():n}";
    private readonly Channel<Lane> writeLanes = Channel.CreateUnbounded<Lane>();
    private readonly RuleLineFinder lines;
    private readonly List<Lane> lanes = [];
    private readonly Lane reads;
    private Lane? alone;

    private EmulatorSession(FirestoreEmulator emulator, FirestoreConnection connection, RulesFile rules, Dataset data)
    {
        (this.emulator, this.connection, this.rules, this.data) = (emulator, connection, rules, data);
        lines = new RuleLineFinder(RulesOutline.Of(RulesParser.Parse(rules.Content)), emulator, rules, AloneAsync);
        reads = NewLane();
    }

    internal static async Task<SessionOpening> OpenAsync(
        FirestoreEmulator emulator, FirestoreConnection connection, RulesFile rules, Dataset data, CancellationToken cancellationToken)
    {
        var session = new EmulatorSession(emulator, connection, rules, data);
        var load = await session.reads.PrepareAsync(emulator, rules, cancellationToken);
        if (!load.Accepted)
            return new SessionOpening(null, load.Issues);
        var writing = Enumerable.Range(0, WriteLanes).Select(_ => session.NewLane()).ToList();
        await Task.WhenAll(writing.Select(lane => lane.PrepareAsync(emulator, rules, cancellationToken)));
        foreach (var lane in writing)
            session.writeLanes.Writer.TryWrite(lane);
        return new SessionOpening(session, load.Issues);
    }

    /// <summary>Decides one case.</summary>
    /// <exception cref="EmulatorException">The emulator died.</exception>
    public async Task<Verdict> RunAsync(AccessCase accessCase, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(accessCase);
        using var alive = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, emulator.Died);
        try
        {
            var answer = await SendAsync(accessCase, alive.Token);
            // An emulator that is gone answers nothing, and nothing is no verdict.
            if (answer.IsAllowed is null)
                emulator.ThrowIfDead();
            return await VerdictAsync(accessCase, answer, alive.Token);
        }
        catch (Exception) when (emulator.Died.IsCancellationRequested)
        {
            emulator.ThrowIfDead();
            throw;
        }
    }

    /// <summary>Makes sure that the rules are still those that were loaded: verdicts before this are verdicts about them.</summary>
    /// <exception cref="EmulatorException">They are not, or the emulator died.</exception>
    public Task VerifyAsync(CancellationToken cancellationToken = default) =>
        Task.WhenAll(lanes.Select(lane => emulator.VerifyRulesAsync(lane.Database, rules, cancellationToken)));

    /// <summary>Clears the data of this session from an emulator that runs on; one that ends takes its data with it.</summary>
    public async ValueTask DisposeAsync()
    {
        lines.Dispose();
        if (emulator.Died.IsCancellationRequested || emulator.IsOwned)
            return;
        foreach (var lane in lanes)
            await emulator.ClearAsync(lane.Database);
    }

    private async Task<Answer> SendAsync(AccessCase accessCase, CancellationToken cancellationToken)
    {
        if (!accessCase.IsWrite)
            return await reads.SendAsync(accessCase, cancellationToken);
        var lane = await writeLanes.Reader.ReadAsync(cancellationToken);
        try
        {
            return await lane.SendAsync(accessCase, cancellationToken);
        }
        finally
        {
            writeLanes.Writer.TryWrite(lane);
        }
    }

    private async Task<Verdict> VerdictAsync(AccessCase accessCase, Answer answer, CancellationToken cancellationToken)
    {
        switch (answer.IsAllowed)
        {
            case null:
                return new Verdict(accessCase, CaseStatus.Error, null, null, null, answer.Message);
            case false:
                var (cause, denied) = DenialMessage.Read(answer.Message);
                return new Verdict(accessCase, accessCase.IsAllowed ? CaseStatus.Failed : CaseStatus.Passed, false, cause, lines.OfDenial(accessCase, denied), answer.Message);
        }

        if (!accessCase.IsAllowed)
            return new Verdict(accessCase, CaseStatus.Failed, true, Cause.True, await lines.OfUnexpectedAllowAsync(accessCase, cancellationToken), "");
        var difference = accessCase.Result is null ? null : ResultComparison.Difference(accessCase.Result, answer);
        return new Verdict(accessCase, difference is null ? CaseStatus.Passed : CaseStatus.Failed, true, Cause.True, lines.Single(accessCase), difference ?? "");
    }

    private Lane NewLane()
    {
        var lane = new Lane(connection, $"{project}-{lanes.Count + 1}", data);
        lanes.Add(lane);
        return lane;
    }

    /// <summary>The lane in which one request is looked at alone; few runs need it.</summary>
    private async Task<Lane> AloneAsync()
    {
        if (alone is null)
        {
            alone = NewLane();
            await alone.PrepareAsync(emulator, rules, CancellationToken.None);
        }

        return alone;
    }
}
