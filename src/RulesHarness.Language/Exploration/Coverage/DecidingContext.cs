using System.Collections.Immutable;

namespace RulesHarness.Language.Exploration.Coverage;

/// <summary>
/// An outcome of an atomic condition that decides alone, with what the other conditions must be for that.
/// </summary>
/// <param name="Outcome">The outcome of the condition.</param>
/// <param name="IsWithoutValue">Whether it is to have no value instead.</param>
/// <param name="Others">The other conditions that matter.</param>
internal sealed record DecidingContext(bool Outcome, bool IsWithoutValue, ImmutableArray<ContextLiteral> Others);

/// <summary>A condition with the outcome that a context needs.</summary>
/// <param name="Literal">The condition and its outcome.</param>
/// <param name="IsLenient">Whether it is enough that the condition does not have the opposite outcome.</param>
internal readonly record struct ContextLiteral(AtomicCondition Literal, bool IsLenient);

/// <summary>The contexts of an atomic condition.</summary>
/// <param name="All">The contexts.</param>
/// <param name="IsCutOff">Whether there are more.</param>
internal sealed record DecidingContexts(ImmutableArray<DecidingContext> All, bool IsCutOff);
