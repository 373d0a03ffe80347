using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Exploration;

/// <summary>A condition, in the scope of a statement, with the outcome that a scenario is to give it.</summary>
/// <param name="Statement">The statement, in whose scope the condition is evaluated.</param>
/// <param name="Repairs">Proposes scenarios for conditions of the statement.</param>
/// <param name="Condition">The condition, with functions and variables expanded.</param>
/// <param name="Outcome">Whether it is to be true or false.</param>
internal sealed record Goal(RuleStatement Statement, Repairs Repairs, Expression Condition, bool Outcome)
{
    /// <summary>
    /// Whether any other value than the opposite of <see cref="Outcome"/> is enough: a statement denies where its
    /// condition has no value too.
    /// </summary>
    public bool IsFailureEnough { get; init; }

    public bool Holds(Scenario scenario)
    {
        var value = Statement.Evaluate(Condition, scenario);
        return value.IsBool ? value.AsBool == Outcome : IsFailureEnough;
    }

    public IEnumerable<Scenario> Propose(Scenario scenario)
    {
        Statement.Work.Add(Statement.SizeOf(Condition));
        var proposals = Repairs.Propose(scenario, Condition, Outcome);
        return IsFailureEnough ? proposals.Concat(Repairs.ProposeFailure(scenario, Condition)) : proposals;
    }
}
