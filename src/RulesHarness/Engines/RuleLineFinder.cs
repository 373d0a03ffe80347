using RulesHarness.Cases;
using RulesHarness.Firestore.Emulator;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Syntax;
using RulesHarness.Semantics;
using RulesHarness.Specification.Model;

namespace RulesHarness.Engines;

/// <summary>
/// Finds the line of the rules that decided a case. A denial names its lines; of an allowed request the emulator tells nothing, so where
/// several statements could have allowed it, it is sent once more, alone, and the coverage shows which one was true.
/// </summary>
internal sealed class RuleLineFinder(RulesOutline outline, FirestoreEmulator emulator, RulesFile rules, Lane alone, Dataset data) : IAsyncDisposable
{
    /// <summary>Each look-up loads the rules anew. A run in which more fails than this has said enough.</summary>
    private int lookUpsLeft = 40;

    private readonly SemaphoreSlim oneAtATime = new(1);
    private bool isPrepared;

    public async ValueTask DisposeAsync()
    {
        oneAtATime.Dispose();
        if (isPrepared && !emulator.IsOwned && !emulator.Died.IsCancellationRequested)
            await emulator.ClearAsync(alone.Database);
    }

    public int? OfDenial(AccessCase denied, IReadOnlyList<int> lines) => lines.Count > 0 ? lines[0] : BlockLine(denied);

    /// <summary>The only statement that is about the request; null when there are several.</summary>
    public int? OfAllow(AccessCase allowed) => Statements(allowed) is [var only] ? only.VerdictLine : null;

    /// <summary>The line that a failure is told with: of a request that was allowed and should not be, the statement that was true.</summary>
    public async Task<int?> OfFailureAsync(Verdict failed, CancellationToken cancellationToken)
    {
        if (failed.IsAllowed == false || failed.Case.IsAllowed)
            return failed.RuleLine;
        var allowed = failed.Case;
        var statements = Statements(allowed);
        if (statements.Count < 2 || Interlocked.Decrement(ref lookUpsLeft) < 0)
            return statements.Count > 0 ? statements[0].VerdictLine : BlockLine(allowed);
        await oneAtATime.WaitAsync(cancellationToken);
        try
        {
            // Loading the rules forgets what was covered before.
            await emulator.LoadRulesAsync(alone.Database, rules, cancellationToken);
            if (!isPrepared)
                await alone.SeedAsync(data, cancellationToken);
            isPrepared = true;
            await alone.SendAsync(allowed, cancellationToken);
            var coverage = await emulator.GetRuleCoverageAsync(alone.Database, cancellationToken);
            var trueLines = coverage.Report.Where(node => node.Values.Any(value => value.Kind == CoverageKind.True)).Select(node => node.Line).ToHashSet();
            // A literal condition is in no report: such a statement is the one when no other was true.
            var found = statements.FirstOrDefault(statement => trueLines.Contains(statement.VerdictLine)) ?? statements.FirstOrDefault(statement => statement.IsUnconditional);
            return (found ?? statements[0]).VerdictLine;
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    private List<AllowStatement> Statements(AccessCase accessCase) => [.. Blocks(accessCase).SelectMany(block => block.Allows).DistinctBy(allow => allow.VerdictLine)];

    private int? BlockLine(AccessCase accessCase) =>
        Blocks(accessCase).Select(block => (int?)block.Line).LastOrDefault() ?? outline.Collections.Select(pattern => (int?)pattern.Line).FirstOrDefault();

    private IEnumerable<MatchedBlock> Blocks(AccessCase accessCase) => outline.Match(
        accessCase.Operation == Operation.List ? $"{accessCase.Path}/*" : accessCase.Path,
        Enum.Parse<RulesMethod>(accessCase.Operation.ToString()));
}
