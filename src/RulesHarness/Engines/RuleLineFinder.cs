using RulesHarness.Cases;
using RulesHarness.Firestore.Emulator;
using RulesHarness.Language.Analysis;

namespace RulesHarness.Engines;

/// <summary>
/// Finds the line of the rules that decided a case. A denial names its lines; of an allowed request the emulator tells nothing, so where
/// several statements could have allowed it, it is sent once more, alone, and the coverage shows which one was true.
/// </summary>
internal sealed class RuleLineFinder(RulesOutline outline, Replay replay)
{
    public int? OfDenial(AccessCase denied, IReadOnlyList<int> lines) => lines.Count > 0 ? lines[0] : BlockLine(denied);

    /// <summary>The only statement that is about the request; null when there are several.</summary>
    public int? OfAllow(AccessCase allowed) => outline.Statements(allowed) is [var only] ? only.VerdictLine : null;

    /// <summary>The line that a failure is told with: of a request that was allowed and should not be, the statement that was true.</summary>
    public async Task<int?> OfFailureAsync(Verdict failed, CancellationToken cancellationToken)
    {
        if (failed.IsAllowed == false || failed.Case.IsAllowed)
            return failed.RuleLine;
        var statements = outline.Statements(failed.Case);
        if (statements.Count < 2 || await replay.CoverAsync(failed.Case, cancellationToken) is not { } coverage)
            return statements.Count > 0 ? statements[0].VerdictLine : BlockLine(failed.Case);
        var trueLines = coverage.Report.Where(node => node.Has(CoverageKind.True)).Select(node => node.Line).ToHashSet();
        // A literal condition is in no report: such a statement is the one when no other was true.
        var found = statements.FirstOrDefault(statement => trueLines.Contains(statement.VerdictLine)) ?? statements.FirstOrDefault(statement => statement.IsUnconditional);
        return (found ?? statements[0]).VerdictLine;
    }

    private int? BlockLine(AccessCase accessCase) =>
        outline.Blocks(accessCase).Select(block => (int?)block.Line).LastOrDefault() ?? outline.Collections.Select(pattern => (int?)pattern.Line).FirstOrDefault();
}
