using System.Collections.Immutable;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Evaluation;

/// <summary>Why a request was decided as it was.</summary>
public enum Cause
{
    /// <summary>A condition was true.</summary>
    True,

    /// <summary>All conditions that were tried were false.</summary>
    False,

    /// <summary>No match block, or no allow statement in one, is about the request.</summary>
    NoMatch,

    /// <summary>
    /// A condition could not be evaluated, and none was true: the denial may pass for the wrong reason.
    /// </summary>
    Error,

    /// <summary>A limit of the rules engine was reached.</summary>
    Limit,
}

/// <summary>The decision of rules on a request.</summary>
/// <param name="Cause">
/// Why; only <see cref="Cause.True"/> allows. Of a denial it is that of the statement that was meant to decide.
/// </param>
/// <param name="Tried">
/// The statements that were tried, in order: of an allowed request the last is the one that allowed it.
/// </param>
public sealed record Decision(Cause Cause, ImmutableArray<TriedStatement> Tried)
{
    /// <summary>Whether it is allowed.</summary>
    public bool IsAllowed => Cause == Cause.True;

    /// <summary>
    /// The line of the statement that decided, from 1: the one that allowed the request, or the one that was meant to
    /// (<see cref="Denial"/>); null where no statement is about the request.
    /// </summary>
    public int? Line => IsAllowed ? Tried[^1].Statement.VerdictLine : RelevantLine;

    /// <summary>For a denial, the line of the statement that was most likely meant to decide.</summary>
    internal int? RelevantLine { get; init; }
}

/// <summary>An allow statement that was tried for a request.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Outcome">The result of its condition.</param>
/// <param name="Error">
/// Why it could not be evaluated, in the emulator's words, as in <c>Null value error.</c>; null when it could.
/// </param>
public sealed record TriedStatement(AllowStatement Statement, Cause Outcome, string? Error)
{
    /// <summary>The expression that had no value; null where it isn't known, and where all had one.</summary>
    public SourceSpan? Place { get; init; }

    /// <summary>The document that could not be read, where that is the error; null otherwise.</summary>
    public FailedLookUp? FailedLookUp { get; init; }
}
