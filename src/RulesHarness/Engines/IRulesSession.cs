using RulesHarness.Cases;
using RulesHarness.Firestore.Emulator;
using RulesHarness.Semantics;

namespace RulesHarness.Engines;

/// <summary>Rules and data, ready to decide cases, from any number of threads and in any order. What one case writes no other sees.</summary>
/// <exception cref="EmulatorException">Any member throws it when the emulator died, or can't be trusted.</exception>
public interface IRulesSession : IAsyncDisposable
{
    /// <summary>Decides one case.</summary>
    Task<Verdict> RunAsync(AccessCase accessCase, CancellationToken cancellationToken = default);

    /// <summary>
    /// Decides all cases, and tells what the rules came to. <paramref name="leavesQuestions"/> says of a coverage whether more of it could tell more: an
    /// engine for which coverage is dear asks. <paramref name="progress"/> is told how many cases are decided, of how many.
    /// </summary>
    Task<CaseRun> RunAllAsync(
        IReadOnlyList<AccessCase> cases,
        Func<RuleCoverage, bool> leavesQuestions,
        Action<int, int>? progress = null,
        CancellationToken cancellationToken = default
    );

    /// <summary>Gets the coverage of one case; null if this was called too often.</summary>
    Task<RuleCoverage?> CoverageOfAsync(AccessCase accessCase, CancellationToken cancellationToken = default);

    /// <summary>Stores documents that are part of no case.</summary>
    Task StoreAsync(IEnumerable<Document> documents, CancellationToken cancellationToken = default);

    /// <summary>Makes sure that the rules are still those that the session was opened with: verdicts before this are verdicts about them.</summary>
    Task VerifyAsync(CancellationToken cancellationToken = default);
}

/// <summary>
/// The verdicts in the cases' order, and what the rules came to: for all cases, or for enough of them to leave no question;
/// <c>IsCovered</c> is false where the engine could not tell.
/// </summary>
public sealed record CaseRun(IReadOnlyList<Verdict> Verdicts, RuleCoverage Coverage, bool IsCovered);
