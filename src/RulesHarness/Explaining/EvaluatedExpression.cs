using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Explaining;

/// <summary>
/// An expression of rules, its value, and the expressions that were evaluated for it: those inside it and, for a call,
/// those of the function.
/// </summary>
public sealed record EvaluatedExpression(
    Expression Expression,
    RulesValue Value,
    IReadOnlyList<EvaluatedExpression> Inner
);
