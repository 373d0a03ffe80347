using System.Collections.Immutable;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Exploration.Comparing;

/// <summary>
/// A condition without negations above its atoms. It is true by which atoms have their outcome alone: whether another
/// is false or has no value makes no difference, so two formulas can be rewritten like monotone Boolean functions.
/// </summary>
/// <param name="Text">The same for formulas that are equal by rewriting.</param>
internal abstract record Formula(string Text)
{
    /// <summary>The formula as an expression of the language.</summary>
    public abstract Expression ToExpression();

    /// <summary>The atoms, in order.</summary>
    public abstract IEnumerable<AtomFormula> Atoms { get; }
}

/// <summary>An atomic condition that must have an outcome.</summary>
internal sealed record AtomFormula(string Text, RuleStatement Statement, Expression Condition, bool Outcome)
    : Formula(Text)
{
    public override IEnumerable<AtomFormula> Atoms => [this];

    public override Expression ToExpression() =>
        Outcome ? Condition : new UnaryExpression(UnaryOperator.Not, Condition, Condition.Span);
}

/// <summary>All of the parts; without parts it is always true.</summary>
internal sealed record AllFormula(string Text, ImmutableArray<Formula> Parts) : Formula(Text)
{
    public override IEnumerable<AtomFormula> Atoms => Parts.SelectMany(part => part.Atoms);

    public override Expression ToExpression() => FormulaExpressions.Join(Parts, BinaryOperator.And);
}

/// <summary>Any of the parts; without parts it is never true.</summary>
internal sealed record AnyFormula(string Text, ImmutableArray<Formula> Parts) : Formula(Text)
{
    public override IEnumerable<AtomFormula> Atoms => Parts.SelectMany(part => part.Atoms);

    public override Expression ToExpression() => FormulaExpressions.Join(Parts, BinaryOperator.Or);
}

/// <summary>Joins formulas as expressions.</summary>
internal static class FormulaExpressions
{
    public static Expression Join(ImmutableArray<Formula> parts, BinaryOperator operation)
    {
        if (parts.IsEmpty)
        {
            return new LiteralExpression(LiteralKind.Boolean, operation == BinaryOperator.And, default);
        }

        return parts
            .Select(part => part.ToExpression())
            .Aggregate((left, right) => new BinaryExpression(left, operation, left.Span, right, left.Span));
    }
}
