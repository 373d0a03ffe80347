using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Exploration;

/// <summary>An atomic condition with the outcome that a way needs.</summary>
/// <param name="Condition">The condition, with functions and variables expanded.</param>
/// <param name="Outcome">Whether it is to be true or false.</param>
internal readonly record struct AtomicCondition(Expression Condition, bool Outcome);
