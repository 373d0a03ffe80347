using RulesHarness.Cases;
using RulesHarness.Engines;
using RulesHarness.Firestore.Emulator;

namespace RulesHarness.Checking;

/// <summary>
/// Decides cases, in the order in which coverage costs least. The emulator remembers each value that each expression ever took, and after a
/// thousand cases its report takes seconds. So the cases that ought to be allowed go first; their report is read while others run, and when
/// it leaves no question open, none is asked for again.
/// </summary>
internal sealed class CaseRun(EmulatorSession session, IReadOnlyList<AccessCase> cases, Func<RuleCoverage, bool> leavesQuestions, Action<int, int>? progress)
{
    /// <summary>Requests under way at once. The emulator is busy with fewer; more only wait.</summary>
    private const int Concurrency = 24;

    /// <summary>Cases between two loadings of the rules. With five times as many the emulator comes near the end of its memory.</summary>
    private const int CasesALoading = 5_000;

    /// <summary>The same, where reports are read: each is over all cases since the last loading.</summary>
    private const int CasesAReport = 2_000;

    private readonly Verdict[] verdicts = new Verdict[cases.Count];
    private RuleCoverage coverage = new([]);
    private Task<RuleCoverage>? report;
    private bool hasQuestions = true;
    private int decided;

    /// <summary>The verdicts in the cases' order, and what the rules came to: for all cases, or for enough of them to leave no question.</summary>
    /// <exception cref="EmulatorException">The emulator died, or can't be trusted.</exception>
    public async Task<(IReadOnlyList<Verdict> Verdicts, RuleCoverage Coverage)> RunAsync(CancellationToken cancellationToken)
    {
        var sinceLoading = 0;
        foreach (var (chunk, isAllowed) in Chunks(allowed: true).Concat(Chunks(allowed: false)))
        {
            if (sinceLoading + chunk.Length > (hasQuestions ? CasesAReport : CasesALoading))
            {
                await ReadReportAsync();
                await session.RenewAsync(cancellationToken);
                sinceLoading = 0;
            }

            await DecideAsync(chunk, cancellationToken);
            sinceLoading += chunk.Length;
            await ReadReportAsync();
            if (isAllowed || hasQuestions)
                report = session.CoverageAsync(cancellationToken);
        }

        await ReadReportAsync();
        return (verdicts, coverage);
    }

    private IEnumerable<(int[] Indices, bool IsAllowed)> Chunks(bool allowed) =>
        Enumerable.Range(0, cases.Count).Where(at => cases[at].IsAllowed == allowed).Chunk(CasesAReport / 2).Select(chunk => (chunk, allowed));

    private async Task DecideAsync(int[] indices, CancellationToken cancellationToken)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(indices, parallel, async (at, token) =>
        {
            verdicts[at] = await session.RunAsync(cases[at], token);
            progress?.Invoke(Interlocked.Increment(ref decided), cases.Count);
        });
    }

    private async Task ReadReportAsync()
    {
        if (report is null)
            return;
        coverage = RuleCoverage.Union([coverage, await report]);
        report = null;
        hasQuestions = leavesQuestions(coverage);
    }
}
