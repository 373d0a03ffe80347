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
    /// <summary>Each look-up reads a report that grows with them. A run in which more fails than this has said enough.</summary>
    private int lookUpsLeft = 100;

    private readonly SemaphoreSlim oneAtATime = new(1);

    /// <summary>How often each line was the one looked for.</summary>
    private readonly Dictionary<int, int> found = [];

    /// <summary>How often each line was true so far, of the statements that were looked up; null before the first look-up.</summary>
    private Dictionary<int, long>? counted;

    public async ValueTask DisposeAsync()
    {
        oneAtATime.Dispose();
        if (counted is not null && !emulator.IsOwned && !emulator.Died.IsCancellationRequested)
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
        // What is open to all was open to this one, whatever the others say. A literal condition is in no report besides.
        if (statements.Find(statement => statement.IsUnconditional) is { } open)
            return open.VerdictLine;
        if (statements.Count < 2)
            return statements.Count > 0 ? statements[0].VerdictLine : BlockLine(allowed);
        await oneAtATime.WaitAsync(cancellationToken);
        try
        {
            // Then the hole that let the others through has most likely let this one through as well.
            if (lookUpsLeft-- <= 0)
                return statements.MaxBy(statement => found.GetValueOrDefault(statement.VerdictLine))!.VerdictLine;
            if (counted is null)
            {
                await emulator.LoadRulesAsync(alone.Database, rules, cancellationToken);
                await alone.SeedAsync(data, cancellationToken);
                counted = [];
            }

            await alone.SendAsync(allowed, cancellationToken);
            var before = counted;
            counted = await CountAsync(cancellationToken);
            var line = (statements.Find(statement => counted.GetValueOrDefault(statement.VerdictLine) > before.GetValueOrDefault(statement.VerdictLine)) ?? statements[0]).VerdictLine;
            found[line] = found.GetValueOrDefault(line) + 1;
            return line;
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    private async Task<Dictionary<int, long>> CountAsync(CancellationToken cancellationToken)
    {
        var coverage = await emulator.GetRuleCoverageAsync(alone.Database, cancellationToken);
        return coverage.Report.GroupBy(node => node.Line)
            .ToDictionary(nodes => nodes.Key, nodes => nodes.SelectMany(node => node.Values).Where(value => value.Kind == CoverageKind.True).Sum(value => value.Count));
    }

    private List<AllowStatement> Statements(AccessCase accessCase) => [.. Blocks(accessCase).SelectMany(block => block.Allows).DistinctBy(allow => allow.VerdictLine)];

    private int? BlockLine(AccessCase accessCase) =>
        Blocks(accessCase).Select(block => (int?)block.Line).LastOrDefault() ?? outline.Collections.Select(pattern => (int?)pattern.Line).FirstOrDefault();

    private IEnumerable<MatchedBlock> Blocks(AccessCase accessCase) => outline.Match(
        accessCase.Operation == Operation.List ? $"{accessCase.Path}/*" : accessCase.Path,
        Enum.Parse<RulesMethod>(accessCase.Operation.ToString()));
}
