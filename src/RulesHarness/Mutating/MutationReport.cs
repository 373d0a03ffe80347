using RulesHarness.Checking;
using RulesHarness.Diagnostics;

namespace RulesHarness.Mutating;

/// <summary>
/// The result of a mutation test: how many of the mistakes that can be made in the rules the cases of the spec find.
/// </summary>
/// <param name="Options">The options.</param>
/// <param name="Check">The check of the rules as they are.</param>
/// <param name="Diagnostics">The findings that stand in the way; mutants are made only where there is no error.</param>
/// <param name="Results">The mutants in the order of the text; empty where the check does not hold.</param>
/// <param name="Duration">The time that the test took, the check included.</param>
public sealed record MutationReport(
    MutationOptions Options,
    CheckReport Check,
    IReadOnlyList<Diagnostic> Diagnostics,
    IReadOnlyList<MutantResult> Results,
    TimeSpan Duration
)
{
    /// <summary>Whether mutants were tried.</summary>
    public bool IsUsable => Check.Outcome == CheckOutcome.Holds && Diagnostics.Count == 0;

    /// <summary>
    /// The share of mutants that a case finds, in percent; those that are equivalent or refused do not count. 100 where
    /// none counts.
    /// </summary>
    public double Score => ScoreOf(Results);

    /// <summary>
    /// The same without the mutants whose request needs a document that no schema of the spec allows: no case can send
    /// it.
    /// </summary>
    public double ScoreWithinSchemas => ScoreOf(Results.Where(result => !result.IsBeyondSchemas));

    /// <summary>Whether the score is lower than it may be.</summary>
    public bool IsFailure => Score < Options.MinScore;

    /// <summary>The score of some of the mutants.</summary>
    public static double ScoreOf(IEnumerable<MutantResult> results)
    {
        var counting = results
            .Where(result => result.Status is not (MutantStatus.Equivalent or MutantStatus.Refused))
            .ToList();
        return counting.Count == 0
            ? 100
            : 100.0 * counting.Count(result => result.Status == MutantStatus.Killed) / counting.Count;
    }
}
