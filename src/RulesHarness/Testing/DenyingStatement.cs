using RulesHarness.Explaining;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation;

namespace RulesHarness.Testing;

/// <summary>The statements on one line that a denied request was tried against.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Cause">Why they did not allow it.</param>
/// <param name="Rules">
/// The paths of their match blocks, as in <c>posts/{postId}</c>; none where the rules are not known.
/// </param>
public sealed record DenyingStatement(int Line, Cause Cause, IReadOnlyList<string> Rules)
{
    internal static DenyingStatement Of(TriedLine tried, IReadOnlyList<ReplayedDecision> judged)
    {
        var rules = judged.SelectMany(one =>
            one.Blocks.SelectMany(block => block.Allows)
                .Where(allow => allow.VerdictLine == tried.Line)
                .SelectMany(allow =>
                    one.Rules.Outline.Statements.Where(outlined => ReferenceEquals(outlined.Statement, allow))
                )
        );
        return new DenyingStatement(tried.Line, tried.Cause, [.. rules.Select(outlined => outlined.Path).Distinct()]);
    }

    /// <summary>The cause of a denial by these statements: that of the most relevant one.</summary>
    public static Cause CauseOf(IReadOnlyList<MatchedBlock> blocks, IEnumerable<DenyingStatement> statements)
    {
        DeniedLine[] lines = [.. statements.Select(statement => new DeniedLine(statement.Line, statement.Cause))];
        return Denial.Of(blocks, lines).Cause;
    }
}
