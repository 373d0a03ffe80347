using RulesHarness.Cases;
using RulesHarness.Language.Evaluation;

namespace RulesHarness.Engines;

/// <summary>The statuses of a case.</summary>
public enum CaseStatus
{
    /// <summary>The engine does what the spec says.</summary>
    Passed,

    /// <summary>The engine does something else.</summary>
    Failed,

    /// <summary>The engine does something else, and the spec asks for a warning only.</summary>
    Warned,

    /// <summary>The engine decided nothing: the request was neither allowed nor denied.</summary>
    Error,
}

/// <summary>
/// The decision of an engine on a case. <c>IsAllowed</c> and <c>Cause</c> are null if it decided nothing.
/// <c>RuleLine</c>, from 1, is the line of the rules that decided, or of the match block in which no statement did;
/// null if it is unknown. <c>Message</c> explains in the emulator's words a denial, a result that differs, or a request
/// that was neither allowed nor denied.
/// </summary>
public sealed record Verdict(
    AccessCase Case,
    CaseStatus Status,
    bool? IsAllowed,
    Cause? Cause,
    int? RuleLine,
    string Message
)
{
    /// <summary>For a denial, the statements that were tried, in order, each line once.</summary>
    public IReadOnlyList<TriedLine> Tried { get; init; } = [];

    /// <summary>See <see cref="EngineResponse.Accounts"/>.</summary>
    internal IReadOnlyList<IReadOnlyList<TriedLine>> Accounts { get; private init; } = [];

    /// <summary>See <see cref="EngineResponse.IsOfOneOrder"/>.</summary>
    internal bool IsOfOneOrder { get; private init; }

    /// <summary>
    /// The verdict of a response: it is compared with the decision of the spec, and its result with the expected
    /// result.
    /// </summary>
    internal static Verdict Of(AccessCase accessCase, EngineResponse answer)
    {
        if (answer.IsAllowed is not { } isAllowed)
        {
            return new Verdict(accessCase, CaseStatus.Error, null, null, null, answer.Message);
        }
        var agrees = isAllowed == accessCase.IsAllowed;
        var difference =
            agrees && isAllowed && accessCase.Result is { } expected
                ? ResultComparison.Difference(expected, answer)
                : null;
        return new Verdict(
            accessCase,
            agrees && difference is null ? CaseStatus.Passed : CaseStatus.Failed,
            isAllowed,
            answer.Cause,
            answer.Line,
            isAllowed ? difference ?? "" : answer.Message
        )
        {
            Tried = answer.Tried,
            Accounts = answer.Accounts,
            IsOfOneOrder = answer.IsOfOneOrder,
        };
    }

    /// <summary>
    /// Turns a failure into a warning if the spec requests only that; leaves all other verdicts unchanged.
    /// </summary>
    internal Verdict DowngradedIfAdvisory() =>
        Status == CaseStatus.Failed && Case.IsAdvisory ? this with { Status = CaseStatus.Warned } : this;
}
