using RulesHarness.Cases;
using RulesHarness.Embedded;
using RulesHarness.Engines;
using RulesHarness.Engines.Embedded;
using RulesHarness.Language.Exploration.Coverage;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Tracing;

/// <summary>
/// Finds the atomic conditions of the rules whose effect the cases of a check show. The rules are evaluated here,
/// whichever engine decided the cases: no engine tells one call of a function from another.
/// </summary>
internal static class ConditionTrace
{
    /// <summary>The conditions, in the order of the file; none for rules that have errors.</summary>
    public static IReadOnlyList<CoveredCondition> Of(
        CompiledRules rules,
        Dataset data,
        IReadOnlyList<AccessCase> cases,
        TimeProvider clock
    )
    {
        if (rules.Program is not { } program)
        {
            return [];
        }

        var coverage = new ConditionCoverage(rules.Parsed);
        var decider = new CaseDecider(program, new EmbeddedStore(data), clock);
        var questions = cases
            .Where(one => !one.Caller.IsAdmin)
            .SelectMany(one => decider.Asked(one, CaseMessage.Of(one)));
        foreach (var asked in questions)
        {
            coverage.Add(asked.Request, asked.Documents);
        }

        return [.. coverage.Conditions];
    }
}
