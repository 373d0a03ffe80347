using System.Collections.Immutable;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Exploration;

/// <summary>The ways in which an allow statement can allow one kind of request.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Method">The kind of request.</param>
/// <param name="Ways">
/// A scenario for each way that was reached; the evaluator decided each of them, and allowed it.
/// </param>
/// <param name="NotReached">The conditions that could not be met, for each way without a scenario.</param>
/// <param name="IsCutOff">Whether the statement has more ways than were looked at.</param>
public sealed record ExploredStatement(
    AllowStatement Statement,
    RulesMethod Method,
    ImmutableArray<ExploredWay> Ways,
    ImmutableArray<UnreachedWay> NotReached,
    bool IsCutOff
)
{
    /// <summary>
    /// The work of the search: the expressions that were evaluated, and the conditions that were put together. All
    /// statements of a file share <see cref="RulesExplorer.MostWork"/>.
    /// </summary>
    public long Work { get; init; }

    /// <summary>
    /// Whether it was found in an earlier version of the file, in which the statement had the same text: the places of
    /// conditions are those of that version. See <see cref="RulesExplorer.Remember"/>.
    /// </summary>
    public bool IsRemembered { get; init; }
}

/// <summary>One way in which a statement allows a request.</summary>
/// <param name="Scenario">
/// The request, and the documents around it. Of a commit the rules allow the other writes as well, where that was
/// found.
/// </param>
/// <param name="Conditions">Where the conditions stand that make the statement true.</param>
public sealed record ExploredWay(Scenario Scenario, ImmutableArray<SourceSpan> Conditions)
{
    /// <summary>
    /// Where the condition stands that needs another write in the commit, where none was found that the rules allow:
    /// then nobody can make the request. Null where the rules allow the whole commit.
    /// </summary>
    public SourceSpan? DeniedTogether { get; init; }
}

/// <summary>One way for which no scenario was found. That is no proof that there is none.</summary>
/// <param name="Condition">Where the condition stands that could not be met.</param>
/// <param name="Outcome">Whether it was to be true or false.</param>
public sealed record UnreachedWay(SourceSpan Condition, bool Outcome);
