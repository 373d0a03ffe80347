using RulesHarness.Diagnostics;
using RulesHarness.Emulator;
using RulesHarness.Engines;
using RulesHarness.Engines.Embedded;
using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Values;
using RulesHarness.Language.Exploration;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Changes;

/// <summary>
/// Sends the requests of changes to the emulator, under both versions of the rules. A request with which it does not
/// agree is a difference between the engines.
/// </summary>
/// <param name="emulator">The emulator.</param>
/// <param name="before">The old rules.</param>
/// <param name="after">The new rules.</param>
/// <param name="clock">The clock that the emulator's goes by.</param>
internal sealed class ChangeConfirmation(IFirestoreHost emulator, RulesFile before, RulesFile after, TimeProvider clock)
    : IAsyncDisposable
{
    private const string DependsOnTime = "its outcome depends on the time, and the emulator's clock can't be set";
    private const string CanNotBeSent = "no client can send the request";

    // A request must be decided alike until it has arrived.
    private static readonly TimeSpan Later = TimeSpan.FromMinutes(30);

    private readonly EmbeddedHost _embedded = new(clock);
    private readonly FirestoreConnection _connection = new(emulator.Invoker);
    private readonly (DatabaseName Database, RulesFile Rules) _before = (NewDatabase(), before);
    private readonly (DatabaseName Database, RulesFile Rules) _after = (NewDatabase(), after);
    private readonly List<Diagnostic> _found = [];

    private string Emulator => $"{emulator.Name} {emulator.Version}".TrimEnd();

    /// <summary>
    /// The changes, each with the engines that decided it so, and a finding for each one with which the emulator does
    /// not agree, or for rules that it does not accept.
    /// </summary>
    /// <exception cref="EmulatorException">The emulator died, or can't be trusted.</exception>
    public async Task<(IReadOnlyList<ReviewedChange> Changes, IReadOnlyList<Diagnostic> Found)> OfAsync(
        IReadOnlyList<ReviewedChange> changes,
        CancellationToken cancellationToken
    )
    {
        foreach (var (database, rules) in new[] { _before, _after })
        {
            await _embedded.LoadRulesAsync(database, rules, cancellationToken);
            var findings = await emulator.LoadRulesAsync(database, rules, cancellationToken);
            _found.AddRange(findings.Where(finding => finding.Severity == Severity.Error));
        }

        var reviewed = new List<ReviewedChange>();
        foreach (var change in _found.Count > 0 ? [] : changes)
        {
            reviewed.Add(change with { Confirmation = await OfAsync(change, cancellationToken) });
        }

        foreach (var (database, rules) in _found.Count > 0 && reviewed.Count == 0 ? [] : new[] { _before, _after })
        {
            await emulator.VerifyRulesAsync(database, rules, cancellationToken);
            await emulator.ForgetAsync(database);
        }

        return (reviewed.Count == changes.Count ? reviewed : changes, _found);
    }

    /// <summary>Leaves the emulator running, which is not its own.</summary>
    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        await _embedded.DisposeAsync();
    }

    private async Task<Confirmation> OfAsync(ReviewedChange change, CancellationToken cancellationToken)
    {
        var isWidened = change.IsWidened;
        var now = DateTimeOffset.FromUnixTimeSeconds(clock.GetUtcNow().ToUnixTimeSeconds());
        var scenario = MovedScenario.To(change.Change.Scenario, now);
        if (await DecideOursAsync(scenario, isWidened, now, cancellationToken) is { } reason)
        {
            return Confirmation.Embedded with { Reason = reason };
        }

        var confirmed = true;
        foreach (var (side, isAllowed) in new[] { (_before, !isWidened), (_after, isWidened) })
        {
            var response = await emulator.DecideAsync(Request(scenario, side.Database)!, cancellationToken);
            confirmed &= IsAllowed(response) == isAllowed;
            if (IsAllowed(response) != isAllowed)
            {
                _found.Add(Differing(change, side.Rules, response, isAllowed));
            }
        }

        return confirmed ? new Confirmation([Confirmation.Ours, Emulator], null) : Confirmation.Embedded;
    }

    /// <summary>Why the emulator is not asked; null where it can decide the request as it was found.</summary>
    private async Task<string?> DecideOursAsync(
        Scenario scenario,
        bool isWidened,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        foreach (var (side, isAllowed) in new[] { (_before, !isWidened), (_after, isWidened) })
        {
            if (Request(scenario, side.Database) is not { } request)
            {
                return CanNotBeSent;
            }

            foreach (var time in new[] { now, now + Later })
            {
                var response = await _embedded.DecideAsync(request with { Time = time }, cancellationToken);
                if (IsAllowed(response) != isAllowed)
                {
                    return response.IsAllowed is null && !response.IsAboutExistence ? CanNotBeSent : DependsOnTime;
                }
            }
        }

        return null;
    }

    private HostRequest? Request(Scenario scenario, DatabaseName database) =>
        SentScenario.Of(scenario, database, _connection);

    private static bool? IsAllowed(EngineResponse response) => response.IsAboutExistence ? true : response.IsAllowed;

    private static Diagnostic Differing(ReviewedChange change, RulesFile rules, EngineResponse response, bool isAllowed)
    {
        var title = $"{change.Operation} {change.Change.Scenario.Request.Path}";
        var line = (isAllowed ? change.AllowingLine : response.Line) ?? 1;
        return IsAllowed(response) is null
            ? EngineDiagnostics.NoDecision.At(rules.Name, line, 1, title, response.Message)
            : EngineDiagnostics.DecisionDiffers.At(
                rules.Name,
                line,
                1,
                title,
                isAllowed ? "denies it" : "allows it",
                isAllowed ? "allows it" : "denies it"
            );
    }

    private static DatabaseName NewDatabase() => new($"demo-rulesharness-{Guid.NewGuid():n}");
}
