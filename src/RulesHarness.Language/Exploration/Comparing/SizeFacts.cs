using RulesHarness.Language.Patterns;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Exploration.Comparing;

/// <summary>
/// The least sizes of texts, lists and maps that are known where some conditions have their outcome.
/// </summary>
/// <param name="textOf">Writes an expression; null where it would be too long.</param>
internal sealed class SizeFacts(Func<Expression, string?> textOf)
{
    private readonly Dictionary<string, long> _least = new(StringComparer.Ordinal);

    /// <summary>Adds an expression that was evaluated: what has a size has one of at least 0.</summary>
    public void AddEvaluated(Expression part)
    {
        if (IsSize(part) is { } measured)
        {
            AtLeast(measured, 0);
        }
    }

    /// <summary>Adds a condition that has its outcome.</summary>
    public void AddOutcome(Expression condition, bool outcome)
    {
        switch (condition)
        {
            case CallExpression
            {
                Target: { } text,
                Function.Text: "matches",
                Arguments: [LiteralExpression { Value: string pattern }]
            } when outcome && PatternParser.Parse(pattern) is { } tree:
                AtLeast(text, Shortest(tree.Root));
                break;
            case BinaryExpression { Operator: BinaryOperator.In, Right: var container } when outcome:
                AtLeast(container, 1);
                break;
            case BinaryExpression comparison when Ordered(comparison, outcome) is var (larger, smaller, isStrict):
                if (IsSize(larger) is { } measured && Least(smaller) is { } least)
                {
                    AtLeast(measured, isStrict ? least + 1 : least);
                }
                break;
            default:
                break;
        }
    }

    /// <summary>Returns true if a comparison with a size must have its outcome.</summary>
    public bool Implies(Expression condition, bool outcome) =>
        condition is BinaryExpression comparison
        && Ordered(comparison, outcome) is var (larger, smaller, isStrict)
        && smaller is LiteralExpression { Kind: LiteralKind.Integer, Value: long number }
        && Least(larger) is { } least
        && (isStrict ? least > number : least >= number);

    private static (Expression Larger, Expression Smaller, bool IsStrict)? Ordered(
        BinaryExpression comparison,
        bool outcome
    ) =>
        (comparison.Operator, outcome) switch
        {
            (BinaryOperator.GreaterOrEqual, true) => (comparison.Left, comparison.Right, false),
            (BinaryOperator.Greater, true) => (comparison.Left, comparison.Right, true),
            (BinaryOperator.LessOrEqual, true) => (comparison.Right, comparison.Left, false),
            (BinaryOperator.Less, true) => (comparison.Right, comparison.Left, true),
            (BinaryOperator.GreaterOrEqual, false) => (comparison.Right, comparison.Left, true),
            (BinaryOperator.Greater, false) => (comparison.Right, comparison.Left, false),
            (BinaryOperator.LessOrEqual, false) => (comparison.Left, comparison.Right, true),
            (BinaryOperator.Less, false) => (comparison.Left, comparison.Right, false),
            _ => null,
        };

    /// <summary>The least that a sum of sizes and whole numbers can be; null where that is not known.</summary>
    private long? Least(Expression expression)
    {
        const long Large = int.MaxValue;
        return expression switch
        {
            ParenthesizedExpression brackets => Least(brackets.Inner),
            // Sums of larger numbers may have no value.
            LiteralExpression { Kind: LiteralKind.Integer, Value: long number and >= -Large and <= Large } => number,
            BinaryExpression { Operator: BinaryOperator.Add } sum => Least(sum.Left) + Least(sum.Right),
            BinaryExpression
            {
                Operator: BinaryOperator.Subtract,
                Right: LiteralExpression { Kind: LiteralKind.Integer, Value: long number and >= 0 and <= Large }
            } difference => Least(difference.Left) - number,
            _ when IsSize(expression) is { } measured && textOf(measured) is { } text => _least.TryGetValue(
                text,
                out var least
            )
                ? least
                : null,
            _ => null,
        };
    }

    private static Expression? IsSize(Expression part) =>
        part is CallExpression { Target: { } measured, Function.Text: "size", Arguments: [] } ? measured : null;

    private void AtLeast(Expression measured, long least)
    {
        if (textOf(measured) is { } text)
        {
            _least[text] = Math.Max(least, _least.GetValueOrDefault(text));
        }
    }

    /// <summary>The length of the shortest texts of a pattern: none is shorter.</summary>
    private static long Shortest(PatternNode node) =>
        node switch
        {
            SequenceNode sequence => sequence.Parts.Sum(Shortest),
            ChoiceNode { Alternatives: [_, ..] alternatives } => alternatives.Min(Shortest),
            RepeatNode repeat => Math.Min(repeat.Repetition.Least * Shortest(repeat.Inner), int.MaxValue),
            GroupNode group => Shortest(group.Inner),
            CharacterNode => 1,
            _ => 0,
        };
}
