using RulesHarness.Language.Evaluation;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Explaining;

/// <summary>An expression of rules, what it came to, and what was evaluated to know it: the expressions inside it, and of a call those of the function.</summary>
public sealed record EvaluatedExpression(
    Expression Expression,
    RulesValue Value,
    IReadOnlyList<EvaluatedExpression> Inner
);
