using RulesHarness.Cases;

namespace RulesHarness.Engines;

/// <summary>Why a request was decided as it was.</summary>
public enum Cause
{
    /// <summary>A condition was true.</summary>
    True,

    /// <summary>All conditions that were tried were false.</summary>
    False,

    /// <summary>No match block, or no allow statement in one, is about the request.</summary>
    NoMatch,

    /// <summary>A condition could not be evaluated, and none was true: the denial may pass for the wrong reason.</summary>
    Error,

    /// <summary>A limit of the rules engine was reached.</summary>
    Limit,
}

/// <summary>What became of a case.</summary>
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
/// What an engine decided of a case. <c>IsAllowed</c> and <c>Cause</c> are null when it decided nothing; <c>RuleLine</c>, from 1, is the line
/// of the rules that decided, or of the match block in which no statement did; null when that can't be told.
/// </summary>
public sealed record Verdict(AccessCase Case, CaseStatus Status, bool? IsAllowed, Cause? Cause, int? RuleLine, string Message);
