using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Engines;

/// <summary>
/// An expression's value in one decision, and the expressions that were evaluated for it: those inside it; for a call,
/// those of the function's body; for a variable, what it stands for.
/// </summary>
internal sealed record EvaluatedExpression(
    Expression Expression,
    RulesValue Value,
    IReadOnlyList<EvaluatedExpression> Inner
);
