using RulesHarness.Cases;
using RulesHarness.Emulator;
using RulesHarness.Emulator.Coverage;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Engines;

/// <summary>
/// Rules and data, ready to decide cases, from any number of threads and in any order. What one case writes no other
/// sees.
/// </summary>
/// <exception cref="EmulatorException">Any member throws it when the emulator died, or can't be trusted.</exception>
internal interface IRulesSession : IAsyncDisposable
{
    /// <summary>Decides one case.</summary>
    Task<Verdict> RunAsync(AccessCase accessCase, CancellationToken cancellationToken = default);

    /// <summary>The number of cases that are worth deciding at once; more only wait.</summary>
    internal int Concurrency { get; }

    /// <summary>Whether times near that of the first request pass by while many cases are decided.</summary>
    internal bool IsSlow { get; }

    /// <summary>The number of cases after which the session has to be renewed.</summary>
    internal int CasesBeforeRenewal { get; }

    /// <summary>Frees what the engine keeps of the cases that it has decided. No case may run beside it.</summary>
    internal Task RenewAsync(CancellationToken cancellationToken = default);

    /// <summary>Gets the coverage of one case; null if this was called too often.</summary>
    Task<RuleCoverage?> CoverageOfAsync(AccessCase accessCase, CancellationToken cancellationToken = default);

    /// <summary>Stores documents that are part of no case.</summary>
    Task StoreAsync(IEnumerable<Document> documents, CancellationToken cancellationToken = default);

    /// <summary>
    /// Makes sure that the rules are still those that the session was opened with: verdicts before this are verdicts
    /// about them.
    /// </summary>
    Task VerifyAsync(CancellationToken cancellationToken = default);
}
