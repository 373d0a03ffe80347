using RulesHarness.Cases;
using RulesHarness.Diagnostics;
using RulesHarness.Emulator;
using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Values;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Engines;

/// <summary>
/// Sends requests that the embedded engine decided to another engine, each on its own documents and on no others.
/// </summary>
/// <param name="host">The engine that has to agree.</param>
/// <param name="rules">The rules of the verdicts.</param>
internal sealed class EngineConfirmation(IFirestoreHost host, RulesFile rules)
{
    private readonly DatabaseName _database = new($"demo-rulesharness-{Guid.NewGuid():n}");

    /// <summary>
    /// The verdicts with which the engine agrees, and a finding for each other one. A request at a time of its own is
    /// decided by the embedded engine alone: a server's clock can't be set.
    /// </summary>
    /// <exception cref="EmulatorException">The emulator died, or can't be trusted.</exception>
    public async Task<(IReadOnlyList<Verdict> Confirmed, IReadOnlyList<Diagnostic> Differing)> OfAsync(
        IReadOnlyList<Verdict> decided,
        CancellationToken cancellationToken
    )
    {
        if (!decided.Any(CanBeSent))
        {
            return (decided, []);
        }

        await host.LoadRulesAsync(_database, rules, cancellationToken);
        var (confirmed, differing) = (new List<Verdict>(), new List<Diagnostic>());
        foreach (var verdict in decided)
        {
            var other = CanBeSent(verdict) ? await DecideAsync(verdict.Case, cancellationToken) : verdict;
            if (other.IsAllowed == verdict.IsAllowed)
            {
                confirmed.Add(verdict);
            }
            else
            {
                differing.Add(EngineComparison.Find(other, verdict, rules.Name)!);
            }
        }

        await host.VerifyRulesAsync(_database, rules, cancellationToken);
        await host.ForgetAsync(_database);
        return (confirmed, differing);
    }

    private static bool CanBeSent(Verdict verdict) => verdict.Case is { Time: null, Data: not null };

    private async Task<Verdict> DecideAsync(AccessCase asked, CancellationToken cancellationToken)
    {
        var database = new FirestoreConnection(host.Invoker).Database(_database.ProjectId, asked.Caller);
        var request = new HostRequest(_database, CaseMessage.Of(asked, database), asked.Path, asked.Caller)
        {
            Documents = asked.Data!.Documents.ToDictionary(document => document.Path, document => document.Fields),
        };
        return Verdict.Of(asked, await host.DecideAsync(request, cancellationToken));
    }
}
