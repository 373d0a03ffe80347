using System.Collections.Immutable;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Exploration.Comparing;

/// <summary>The difference in behaviour of two rules files.</summary>
/// <param name="Changes">Requests that one file allows and the other one denies.</param>
/// <param name="Undecided">
/// Clauses that are not equal to any of the other file by rewriting, and for which no request was found: behaviour may
/// differ there.
/// </param>
public sealed record RulesDifference(ImmutableArray<BehaviourChange> Changes, ImmutableArray<UndecidedClause> Undecided)
{
    /// <summary>
    /// The statements whose conditions are too large to expand. They are never equal by rewriting: what they decide was
    /// compared by exploration only.
    /// </summary>
    public ImmutableArray<UnexpandedStatement> Unexpanded { get; init; } = [];

    /// <summary>Whether the files decide all requests alike, because they are equal by rewriting.</summary>
    public bool IsSame => Changes.IsEmpty && Undecided.IsEmpty && Unexpanded.IsEmpty;
}

/// <summary>A statement whose condition is too large to expand.</summary>
/// <param name="Direction">The direction that its file is searched for: widened for the new file.</param>
/// <param name="Statement">The statement.</param>
public sealed record UnexpandedStatement(ChangeDirection Direction, AllowStatement Statement);

/// <summary>The directions of a change.</summary>
public enum ChangeDirection
{
    /// <summary>A request that was denied is allowed now.</summary>
    Widened,

    /// <summary>A request that was allowed is denied now.</summary>
    Narrowed,
}

/// <summary>A request that two rules files decide differently.</summary>
/// <param name="Direction">Which of them allows it.</param>
/// <param name="Path">The path of the statement that allows it, relative to the database, as in
/// <c>posts/{postId}</c>.</param>
/// <param name="Method">The kind of request.</param>
/// <param name="Scenario">The request and the documents around it, without what the decisions do not need.</param>
/// <param name="Found">The request as it was found, with all that the statement that allows it asks for.</param>
/// <param name="Before">The decision of the old rules.</param>
/// <param name="After">The decision of the new rules.</param>
/// <param name="Condition">
/// The condition that allows it, rewritten so that its text stays the same while functions are renamed and operands are
/// reordered.
/// </param>
public sealed record BehaviourChange(
    ChangeDirection Direction,
    string Path,
    RulesMethod Method,
    Scenario Scenario,
    Scenario Found,
    Decision Before,
    Decision After,
    string Condition
);

/// <summary>
/// An alternative of a statement that was explored, and for which no request was found that the files decide
/// differently.
/// </summary>
/// <param name="Direction">The direction that was searched: the statement is one of the file that would allow
/// more.</param>
/// <param name="Statement">The statement.</param>
/// <param name="Method">The kind of request.</param>
/// <param name="Unreached">Where the condition stands that could not be met; null if the statement was reached.</param>
/// <param name="IsCutOff">Whether there was more to try.</param>
public sealed record UndecidedClause(
    ChangeDirection Direction,
    AllowStatement Statement,
    RulesMethod Method,
    SourceSpan? Unreached,
    bool IsCutOff
);
