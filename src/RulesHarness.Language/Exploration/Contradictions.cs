using System.Collections.Immutable;
using RulesHarness.Language.Analysis.Linting;
using RulesHarness.Language.Evaluation.Compilation;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Exploration;

/// <summary>
/// Finds ways that nothing can take: the same condition is to be true and false, or one value is to equal two literals.
/// </summary>
internal sealed class Contradictions
{
    private const int LongestText = 4_000;

    // A printer has the text that it writes: each search has its own, because rules are explored on many threads.
    private readonly ConditionPrinter _printer = new(
        ImmutableDictionary<string, FunctionDeclaration>.Empty,
        LongestText
    );
    private readonly Dictionary<string, bool> _outcomes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RulesValue> _values = new(StringComparer.Ordinal);

    private Contradictions() { }

    /// <summary>Returns true if no scenario can meet all literals.</summary>
    public static bool IsImpossible(ImmutableArray<AtomicCondition> way)
    {
        var found = new Contradictions();
        return way.Any(found.Contradicts);
    }

    private bool Contradicts(AtomicCondition literal)
    {
        if (
            TextOf(literal.Condition) is { } text
            && !_outcomes.TryAdd(text, literal.Outcome)
            && _outcomes[text] != literal.Outcome
        )
        {
            return true;
        }

        return Equal(literal) is var (expression, value)
            && TextOf(expression) is { } operand
            && !_values.TryAdd(operand, value)
            && !_values[operand].Equals(value);
    }

    /// <summary>An expression that must equal a literal; null if the disjunct does not require one.</summary>
    private static (Expression Expression, RulesValue Value)? Equal(AtomicCondition literal) =>
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

    private string? TextOf(Expression expression) =>
        _printer.Print(expression, ImmutableDictionary<string, string>.Empty);
}
