using System.Collections.Immutable;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Exploration.Coverage;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Exploration.Access;

/// <summary>The knowledge about a caller and an operation: proven, found, or neither.</summary>
public enum AccessValue
{
    /// <summary>The rules allow the operation whatever the documents are.</summary>
    Always,

    /// <summary>The rules allow the request that the cell has.</summary>
    Sometimes,

    /// <summary>No request of this caller can be allowed: the conditions prove it.</summary>
    Never,

    /// <summary>No request was found that is allowed. That is no proof that there is none.</summary>
    NotReached,
}

/// <summary>The access of one caller to one path by one operation.</summary>
/// <param name="Path">The path of the match block below the root, as in <c>posts/{postId}</c>.</param>
/// <param name="Method">The operation.</param>
/// <param name="Caller">The caller.</param>
/// <param name="Value">What is known.</param>
/// <param name="Scenario">The smallest request that was found, which the rules allow; null where none was.</param>
/// <param name="NearMiss">The same request by a weaker caller, which the rules deny; null where none was found.</param>
/// <param name="Line">The line of the statement that allows the request; null without a request.</param>
/// <param name="IsInherited">
/// Whether the request is a weaker caller's, and not one that only this caller can make.
/// </param>
/// <param name="Unmet">A condition that could not be met, where no request was found; null where none is known.</param>
public sealed record AccessCell(
    string Path,
    RulesMethod Method,
    AccessCaller Caller,
    AccessValue Value,
    Scenario? Scenario,
    Scenario? NearMiss,
    int? Line,
    bool IsInherited,
    SourceSpan? Unmet
);

/// <summary>The access that rules give to each kind of caller.</summary>
/// <param name="Callers">The callers that the rules can tell apart, from the weakest.</param>
/// <param name="Cells">A cell for each path, operation and caller, in the order of the file.</param>
/// <param name="NotReached">The conditions that could not be met, each once, in the order of the file.</param>
/// <param name="Statements">The allow statements that something may satisfy.</param>
/// <param name="Reached">Those of them for which a request was found.</param>
/// <param name="Conditions">The atomic conditions of all statements, with the requests that show their effects.</param>
public sealed record AccessMap(
    ImmutableArray<AccessCaller> Callers,
    ImmutableArray<AccessCell> Cells,
    ImmutableArray<SourceSpan> NotReached,
    int Statements,
    int Reached,
    ExploredConditions Conditions
)
{
    /// <summary>Whether not all ways of the statements, or not all roles, were looked at: there are too many.</summary>
    public bool IsCutOff { get; init; }
}
