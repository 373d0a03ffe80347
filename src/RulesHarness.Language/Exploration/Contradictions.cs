using System.Collections.Immutable;
using RulesHarness.Language.Analysis.Linting;
using RulesHarness.Language.Evaluation.Compilation;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Exploration;

/// <summary>
/// Finds ways that nothing can take: the same condition is to be true and false, or one value is to equal two literals.
/// </summary>
internal static class Contradictions
{
    private const int LongestText = 4_000;

    private static readonly ConditionPrinter Printer = new(
        ImmutableDictionary<string, FunctionDeclaration>.Empty,
        LongestText
    );

    /// <summary>Returns true if no scenario can meet all literals.</summary>
    public static bool IsImpossible(ImmutableArray<Literal> way)
    {
        var outcomes = new Dictionary<string, bool>(StringComparer.Ordinal);
        var values = new Dictionary<string, RulesValue>(StringComparer.Ordinal);
        return way.Any(literal => Contradicts(literal, outcomes, values));
    }

    private static bool Contradicts(
        Literal literal,
        Dictionary<string, bool> outcomes,
        Dictionary<string, RulesValue> values
    )
    {
        if (
            TextOf(literal.Condition) is { } text
            && !outcomes.TryAdd(text, literal.Outcome)
            && outcomes[text] != literal.Outcome
        )
        {
            return true;
        }

        return Equal(literal) is var (expression, value)
            && TextOf(expression) is { } operand
            && !values.TryAdd(operand, value)
            && !values[operand].Equals(value);
    }

    /// <summary>An expression that must equal a literal; null if the disjunct does not require one.</summary>
    private static (Expression Expression, RulesValue Value)? Equal(Literal literal) =>
        literal switch
        {
            {
                Outcome: true,
                Condition: BinaryExpression { Operator: BinaryOperator.Equal, Right: LiteralExpression value } equality
            } => (equality.Left, Constants.Of(value)),
            {
                Outcome: false,
                Condition: BinaryExpression
                {
                    Operator: BinaryOperator.NotEqual,
                    Right: LiteralExpression value
                } equality
            } => (equality.Left, Constants.Of(value)),
            _ => null,
        };

    private static string? TextOf(Expression expression) =>
        Printer.Print(expression, ImmutableDictionary<string, string>.Empty);
}
