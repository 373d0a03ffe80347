using RulesHarness.Checking;
using RulesHarness.Diagnostics;
using RulesHarness.Language.Evaluation;

namespace RulesHarness.Suites;

/// <summary>The statuses of a test case.</summary>
internal enum SuiteStatus
{
    /// <summary>The request was decided as expected, or nothing was expected.</summary>
    Passed,

    /// <summary>It was decided otherwise.</summary>
    Failed,

    /// <summary>It was not decided.</summary>
    Error,
}

/// <summary>
/// The decision of an engine on a test case. <c>IsAllowed</c> and <c>Cause</c> are null if nothing was decided;
/// <c>Line</c> is the line of the rules that decided, from 1, null if it is unknown.
/// </summary>
internal sealed record SuiteResult(
    SuiteCase Case,
    SuiteStatus Status,
    bool? IsAllowed,
    Cause? Cause,
    int? Line,
    string Message
)
{
    /// <summary>The result of a test case that was decided, compared with what it expects.</summary>
    internal static SuiteResult Decided(SuiteCase tried, Cause cause, int? line, string message)
    {
        var isAllowed = cause == Language.Evaluation.Cause.True;
        var isExpected =
            tried.Expectation == Expectation.Unspecified || isAllowed == (tried.Expectation == Expectation.Allow);
        return new SuiteResult(
            tried,
            isExpected ? SuiteStatus.Passed : SuiteStatus.Failed,
            isAllowed,
            cause,
            line,
            message
        );
    }

    /// <summary>The result of a test case that could not be decided as it is asked.</summary>
    internal static SuiteResult Undecided(SuiteCase tried, string message) =>
        new(tried, SuiteStatus.Error, null, null, null, message);
}

/// <summary>
/// The results of a suite in its order; none where rules or suite can't be used, which a diagnostic then tells.
/// </summary>
public sealed record SuiteReport
{
    internal SuiteReport(EngineUse engine, IReadOnlyList<SuiteResult> results, IReadOnlyList<Diagnostic> diagnostics)
    {
        Engine = engine;
        Results = results;
        Diagnostics = diagnostics;
    }

    internal EngineUse Engine { get; init; }

    internal IReadOnlyList<SuiteResult> Results { get; init; }

    internal IReadOnlyList<Diagnostic> Diagnostics { get; init; }

    /// <summary>The outcome: a test case that was not decided is no failure of the rules.</summary>
    public Outcome Outcome =>
        Results.Count == 0 ? Outcome.UnusableInput
        : Count(SuiteStatus.Failed) > 0 ? Outcome.Fails
        : Count(SuiteStatus.Error) > 0 ? Outcome.NotRun
        : Outcome.Holds;

    /// <summary>The number of test cases with a status.</summary>
    internal int Count(SuiteStatus status) => Results.Count(result => result.Status == status);
}
