using RulesHarness.Diagnostics;
using RulesHarness.Embedded;

namespace RulesHarness.Mutating;

/// <summary>The mutated rules, and the tests that should find the mistakes.</summary>
/// <param name="Rules">The rules as they are.</param>
/// <param name="Time">The time of the requests that show differences.</param>
/// <param name="Count">The number of cases, or of recorded decisions.</param>
/// <param name="IsRecorded">Whether recorded tests should find the mutants; if not, the cases of a spec.</param>
public sealed record MutationSubject(CompiledRules Rules, DateTimeOffset Time, int Count, bool IsRecorded);

/// <summary>
/// The result of a mutation test: how many of the mistakes that can be made in the rules the cases of the spec find, or
/// the tests of a recording.
/// </summary>
/// <param name="Options">The options.</param>
/// <param name="Subject">What was tried; null where something is in the way, which the diagnostics tell.</param>
/// <param name="Diagnostics">What is in the way; of a recording also what a replay does not show.</param>
/// <param name="Results">The mutants in the order of the text.</param>
/// <param name="Duration">The time that the test took, the check included.</param>
public sealed record MutationReport(
    MutationOptions Options,
    MutationSubject? Subject,
    IReadOnlyList<Diagnostic> Diagnostics,
    IReadOnlyList<MutantResult> Results,
    TimeSpan Duration
)
{
    /// <summary>Whether mutants were tried.</summary>
    public bool IsUsable => Subject is not null;

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
