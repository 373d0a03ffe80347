using RulesHarness.Cases;
using RulesHarness.Embedded;
using RulesHarness.Engines.Embedded;
using RulesHarness.Language.Exploration.Coverage;
using RulesHarness.Language.Syntax;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Tracing;

/// <summary>
/// Finds the atomic conditions of the rules whose effect the cases of a check show. The rules are evaluated here,
/// whichever engine decided the cases: no engine tells one call of a function from another.
/// </summary>
internal static class ConditionTrace
{
    /// <summary>The conditions, in the order of the file; none for rules that have errors.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="data">The documents.</param>
    /// <param name="cases">The cases.</param>
    /// <param name="clock">The clock of the cases.</param>
    /// <param name="known">
    /// The conditions of statements whose cases were traced before; null for those whose cases are all given.
    /// </param>
    public static TracedConditions Of(
        CompiledRules rules,
        Dataset data,
        IEnumerable<AccessCase> cases,
        TimeProvider clock,
        Func<AllowStatement, IReadOnlyList<CoveredCondition>?>? known = null
    )
    {
        if (rules.Program is not { } program)
        {
            return new TracedConditions([], 0);
        }

        var coverage = new ConditionCoverage(rules.Parsed);
        var decider = new CaseDecider(program, CaseQuestions.Of(data), clock);
        var questions = cases
            .Where(one => !one.Caller.IsAdmin)
            .SelectMany(one => decider.Ask(one).Asked?.Questions ?? []);
        foreach (var asked in questions)
        {
            coverage.Add(asked.Request, asked.Documents);
        }

        IReadOnlyList<CoveredCondition> conditions = [.. coverage.ConditionsAfter(known ?? (_ => null))];
        return new TracedConditions(conditions, coverage.Work);
    }
}

/// <summary>The conditions of rules, and the work that it was to trace them.</summary>
internal sealed record TracedConditions(IReadOnlyList<CoveredCondition> Conditions, long Work);
