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

    /// <summary>
    /// The path of the write of the scenario's commit that the goal is about; null for the scenario's own request.
    /// </summary>
    public string? Write { get; init; }

    public bool Holds(Scenario scenario)
    {
        var value = Statement.Evaluate(Condition, Asked(scenario));
        return value.IsBool ? value.AsBool == Outcome : IsFailureEnough;
    }

    public IEnumerable<Scenario> Propose(Scenario scenario)
    {
        Statement.Work.Add(Statement.SizeOf(Condition));
        var asked = Asked(scenario);
        var proposals = Repairs.Propose(asked, Condition, Outcome);
        proposals = IsFailureEnough ? proposals.Concat(Repairs.ProposeFailure(asked, Condition)) : proposals;
        return Write is null ? proposals : proposals.Select(so => Back(so, scenario)).OfType<Scenario>();
    }

    private Scenario Asked(Scenario scenario) => Write is null ? scenario : Commit.At(scenario, Write);

    // A change of the other write may leave nothing of the one that the scenario is about.
    private static Scenario? Back(Scenario changed, Scenario scenario)
    {
        var request = scenario.Request;
        var back = Commit.At(changed, request.Path);
        return back.Request.Method == request.Method && back.Request.NewData is null == request.NewData is null
            ? back
            : null;
    }
}
