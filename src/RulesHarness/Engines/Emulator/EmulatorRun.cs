using RulesHarness.Cases;
using RulesHarness.Emulator;
using RulesHarness.Emulator.Coverage;

namespace RulesHarness.Engines.Emulator;

/// <summary>
/// Decides cases in the order in which coverage costs least. The emulator remembers each value of each expression, and
/// after a thousand cases its report takes seconds. So the cases that should be allowed run first. Their report is read
/// while others run, and if it covers all rules, no other report is requested.
/// </summary>
internal sealed class EmulatorRun(
    EmulatorSession session,
    IReadOnlyList<AccessCase> cases,
    Func<RuleCoverage, bool> leavesQuestions,
    Action<int, int>? progress
)
{
    /// <summary>Requests under way at once. The emulator is busy with fewer; more only wait.</summary>
    private const int Concurrency = 24;

    /// <summary>
    /// Cases between two loadings of the rules. With five times as many the emulator comes near the end of its memory.
    /// </summary>
    private const int CasesALoading = 5_000;

    /// <summary>
    /// The same, where reports are read: each is over all cases since the last loading, and of many it doesn't fit in
    /// the emulator's memory.
    /// </summary>
    private const int CasesAReport = 1_000;

    private readonly Verdict[] _verdicts = new Verdict[cases.Count];
    private RuleCoverage _coverage = new([]);
    private Task<RuleCoverage>? _report;
    private bool _hasQuestions = true;

    /// <summary>Whether the emulator returned all of the requested coverage.</summary>
    private bool _isCovered = true;

    private int _decided;

    /// <summary>
    /// The verdicts in the cases' order, and the coverage of the rules: for all cases, or for enough of them to cover
    /// all rules.
    /// </summary>
    /// <exception cref="EmulatorException">The emulator died, or can't be trusted.</exception>
    public async Task<CaseRun> RunAsync(CancellationToken cancellationToken)
    {
        var sinceLoading = 0;
        foreach (var chunk in Chunks())
        {
            if (sinceLoading + chunk.Length > (_hasQuestions ? CasesAReport : CasesALoading))
            {
                await ReadReportAsync();
                await session.RenewAsync(cancellationToken);
                sinceLoading = 0;
            }

            await DecideAsync(chunk, cancellationToken);
            sinceLoading += chunk.Length;
            await ReadReportAsync();
            if (_hasQuestions)
            {
                _report = session.CoverageAsync(cancellationToken);
            }
        }

        await ReadReportAsync();
        return new CaseRun(_verdicts, _coverage, _isCovered);
    }

    /// <summary>
    /// First one case of each kind that ought to be allowed: that is most of what the rules are there for. Then the
    /// rest of those, and then what ought to be denied.
    /// </summary>
    private IEnumerable<int[]> Chunks()
    {
        var allowed = Enumerable.Range(0, cases.Count).Where(at => cases[at].IsAllowed).ToList();
        var first = allowed
            .GroupBy(at => (cases[at].Collection, cases[at].Operation, cases[at].Actor, cases[at].Place))
            .Select(kind => kind.First())
            .ToHashSet();
        return new[]
        {
            first.Order(),
            allowed.Where(at => !first.Contains(at)),
            Enumerable.Range(0, cases.Count).Where(at => !cases[at].IsAllowed),
        }.SelectMany(part => part.Chunk(CasesAReport / 2));
    }

    private async Task DecideAsync(int[] indices, CancellationToken cancellationToken)
    {
        var parallel = new ParallelOptions
        {
            MaxDegreeOfParallelism = Concurrency,
            CancellationToken = cancellationToken,
        };
        await Parallel.ForEachAsync(
            indices,
            parallel,
            async (at, token) =>
            {
                _verdicts[at] = await session.RunAsync(cases[at], token);
                progress?.Invoke(Interlocked.Increment(ref _decided), cases.Count);
            }
        );
    }

    private async Task ReadReportAsync()
    {
        if (_report is null)
        {
            return;
        }
        try
        {
            _coverage = RuleCoverage.Union([_coverage, await _report]);
        }
        catch (EmulatorException tooLarge) when (tooLarge.Id == RuleCoverage.TooLarge)
        {
            // The verdicts stand; what they leave of the rules is not known.
            _isCovered = false;
        }

        _report = null;
        _hasQuestions = _isCovered && leavesQuestions(_coverage);
    }
}
