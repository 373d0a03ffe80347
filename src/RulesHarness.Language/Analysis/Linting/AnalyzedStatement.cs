using System.Collections.Immutable;
using RulesHarness.Language.Analysis.Inference;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis.Linting;

/// <summary>An allow statement with the analysis of its condition.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Path">Its block.</param>
/// <param name="Parts">The parts of its condition that must all hold; null when they can't be told.</param>
/// <param name="Outcomes">What it may come to for each of its methods.</param>
internal sealed record AnalyzedStatement(
    AllowStatement Statement,
    MatchPath Path,
    ImmutableHashSet<string>? Parts,
    ImmutableArray<Outcome> Outcomes
)
{
    private ImmutableArray<ImmutableArray<Part>>? _ways;

    /// <summary>The disjuncts of its condition; empty if they are unknown.</summary>
    public ImmutableArray<ImmutableArray<Part>> Ways => _ways ??= Linting.Ways.Of(Statement.Condition, Path);

    public IEnumerable<RulesMethod> Methods => Outcomes.Select(outcome => outcome.Method);

    /// <summary>Whether one of its words is the method itself, rather than <c>read</c> or <c>write</c>.</summary>
    public bool Names(RulesMethod method) =>
        Statement.Methods.Any(name => string.Equals(name.Text, method.ToString(), StringComparison.OrdinalIgnoreCase));

    /// <summary>The allowed methods, as in <c>allow read, delete</c>.</summary>
    public string Title => $"allow {string.Join(", ", Statement.Methods.Select(name => name.Text))}";
}

/// <summary>The possible results of a condition for one method.</summary>
/// <param name="Method">The method.</param>
/// <param name="Value">The condition's value.</param>
/// <param name="Alternatives">The operands of each <c>||</c> that the statement itself holds.</param>
internal sealed record Outcome(
    RulesMethod Method,
    InferredValue Value,
    ImmutableArray<(Expression Operand, InferredValue Value)> Alternatives
);
