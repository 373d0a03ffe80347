using System.Collections.Concurrent;
using RulesHarness.Cases;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation;

namespace RulesHarness.Engines.Emulator;

/// <summary>
/// Finds the line of the rules that decided a case. A denial names its lines. For an allowed request the emulator names
/// none, so if several statements could have allowed it, it is sent once more, alone, and the coverage shows which one
/// was true.
/// </summary>
internal sealed class RuleLineFinder(RulesOutline outline, Replay replay)
{
    /// <summary>The number of times that each line was the result.</summary>
    private readonly ConcurrentDictionary<int, int> _found = new();

    /// <summary>
    /// Why a case was denied, and the line of the statement that was meant to decide, or of the block that has none for
    /// it.
    /// </summary>
    /// <param name="denied">The case.</param>
    /// <param name="tried">The lines that were tried.</param>
    /// <param name="otherwise">The cause where no line was tried.</param>
    public Denial OfDenial(AccessCase denied, IReadOnlyList<TriedLine> tried, Cause otherwise)
    {
        var target = DeniedOf(denied, tried);
        var denial = tried.Count > 0 ? outline.DenialOf(target, tried) : new Denial(otherwise, null);
        return denial with { Line = denial.Line ?? outline.BlockLine(target) };
    }

    /// <summary>The write of a batch that the lines are about, the first one if they are about several.</summary>
    private RequestTarget DeniedOf(AccessCase denied, IReadOnlyList<TriedLine> tried) =>
        denied.Together.Count == 0
            ? RequestTarget.Of(denied)
            : RequestTarget.OfWrites(denied).FirstOrDefault(write => IsTried(write, tried), RequestTarget.Of(denied));

    /// <summary>The lines of the statements about each write of a batch, with the method.</summary>
    public IReadOnlyList<IReadOnlySet<(int Line, RulesMethod Method)>> OfWrites(AccessCase batch) =>
        [.. RequestTarget.OfWrites(batch).Select(LinesOf)];

    private bool IsTried(RequestTarget write, IReadOnlyList<TriedLine> tried)
    {
        var lines = LinesOf(write);
        return tried.Any(line => lines.Contains((line.Line, line.Method)));
    }

    private HashSet<(int Line, RulesMethod Method)> LinesOf(RequestTarget write) =>
        [.. outline.Statements(write).Select(statement => (statement.VerdictLine, write.Method))];

    /// <summary>The only statement that is about the request; null when there are several.</summary>
    public int? OfAllow(AccessCase allowed) =>
        outline.Statements(RequestTarget.Of(allowed)) is [var only] ? only.VerdictLine : null;

    /// <summary>
    /// The line that a failure is told with: of a request that was allowed and should not be, the statement that was
    /// true.
    /// </summary>
    public async Task<int?> OfFailureAsync(Verdict failed, CancellationToken cancellationToken)
    {
        if (failed.IsAllowed == false || failed.Case.IsAllowed)
        {
            return failed.RuleLine;
        }
        var statements = outline.Statements(RequestTarget.Of(failed.Case));
        // What is open to all was open to this one, whatever the others say. A literal condition is in no report
        // besides.
        if (statements.FirstOrDefault(statement => statement.IsUnconditional) is { } open)
        {
            return open.VerdictLine;
        }
        if (statements.Count < 2)
        {
            return statements.Count > 0 ? statements[0].VerdictLine : outline.BlockLine(RequestTarget.Of(failed.Case));
        }
        // What is looked up no more was most likely let through by the hole that let the others through.
        if (await replay.TrueLinesAsync(failed.Case, cancellationToken) is not { } trueLines)
        {
            return statements.MaxBy(statement => _found.GetValueOrDefault(statement.VerdictLine))!.VerdictLine;
        }
        var line = (
            statements.FirstOrDefault(statement => trueLines.Contains(statement.VerdictLine)) ?? statements[0]
        ).VerdictLine;
        _found.AddOrUpdate(line, 1, (_, count) => count + 1);
        return line;
    }
}
