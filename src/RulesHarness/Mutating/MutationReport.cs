using RulesHarness.Checking;
using RulesHarness.Diagnostics;
using RulesHarness.Embedded;

namespace RulesHarness.Mutating;

/// <summary>The mutated rules, and the tests that should find the mistakes.</summary>
internal sealed record MutationSubject(CompiledRules Rules, DateTimeOffset Time, int Count, bool IsRecorded);

/// <summary>
/// The result of a mutation test: how many of the mistakes that can be made in the rules the cases of the spec find, or
/// the tests of a recording.
/// </summary>
public sealed record MutationReport
{
    internal MutationReport(
        MutationOptions options,
        MutationSubject? subject,
        IReadOnlyList<Diagnostic> diagnostics,
        IReadOnlyList<MutantResult> results,
        TimeSpan duration
    )
    {
        Options = options;
        Subject = subject;
        Diagnostics = diagnostics;
        Results = results;
        Duration = duration;
    }

    /// <summary>The options.</summary>
    internal MutationOptions Options { get; init; }

    /// <summary>
    /// The rules and tests that were tried; null where something is in the way, which the diagnostics tell.
    /// </summary>
    internal MutationSubject? Subject { get; init; }

    /// <summary>The findings that are in the way; of a recording also those on what a replay does not show.</summary>
    internal IReadOnlyList<Diagnostic> Diagnostics { get; init; }

    /// <summary>The mutants in the order of the text.</summary>
    internal IReadOnlyList<MutantResult> Results { get; init; }

    /// <summary>The time that the test took, the check included.</summary>
    internal TimeSpan Duration { get; init; }

    /// <summary>Whether mutants were tried.</summary>
    internal bool IsUsable => Subject is not null;

    /// <summary>
    /// The share of mutants that a case finds, in percent; those that are equivalent or refused do not count. 100 where
    /// none counts.
    /// </summary>
    public double Score => ScoreOf(Results);

    /// <summary>
    /// The same without the mutants whose request needs a document that no schema of the spec allows: no case can send
    /// it.
    /// </summary>
    internal double ScoreWithinSchemas => ScoreOf(Results.Where(result => !result.IsBeyondSchemas));

    /// <summary>The outcome: it fails where the score is lower than it may be.</summary>
    public Outcome Outcome => Outcomes.Of(IsUsable, IsFailure);

    /// <summary>Whether the score is lower than it may be.</summary>
    internal bool IsFailure => Score < Options.MinScore;

    /// <summary>The score of some of the mutants.</summary>
    internal static double ScoreOf(IEnumerable<MutantResult> results)
    {
        var counting = results
            .Where(result => result.Status is not (MutantStatus.Equivalent or MutantStatus.Refused))
            .ToList();
        return counting.Count == 0
            ? 100
            : 100.0 * counting.Count(result => result.Status == MutantStatus.Killed) / counting.Count;
    }
}
