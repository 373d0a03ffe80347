using System.Collections.Immutable;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis.Linting;

/// <summary>
/// RH2114: a part of a condition that is the same for every request: a literal beside <c>&amp;&amp;</c> and <c>||</c>,
/// a value compared with itself, a part that is there twice.
/// </summary>
internal static class ConstantOperand
{
    private const int LongestText = 500;

    public static IEnumerable<RulesDiagnostic> Check(AnalyzedRules rules) =>
        FileExpressions.Of(rules).SelectMany(part => part.Expressions).SelectMany(Of);

    private static IEnumerable<RulesDiagnostic> Of(Expression root)
    {
        var inChain = new HashSet<Expression>(ReferenceEqualityComparer.Instance);
        foreach (var expression in root.DescendantsAndSelf())
        {
            switch (expression)
            {
                case BinaryExpression { Operator: BinaryOperator.And or BinaryOperator.Or } chain
                    when !inChain.Contains(chain):
                    foreach (var finding in OfChain(chain, inChain))
                    {
                        yield return finding;
                    }

                    break;
                case UnaryExpression { Operator: UnaryOperator.Not, Operand: var operand } not
                    when IsLiteral(operand, out var value):
                    yield return LintDiagnostics.Constant(not.Span, $"`!{Word(value)}` is always {Word(!value)}");
                    break;
                case ConditionalExpression choice when IsLiteral(choice.Condition, out var value):
                    yield return LintDiagnostics.Constant(
                        choice.Condition.Span,
                        $"the condition is always {Word(value)}"
                    );
                    break;
                case BinaryExpression
                {
                    Operator: >= BinaryOperator.Equal and <= BinaryOperator.GreaterOrEqual
                } comparison when Text(comparison.Left) is { } left && left == Text(comparison.Right):
                    yield return LintDiagnostics.Constant(comparison.Span, "both sides of the comparison are the same");
                    break;
            }
        }
    }

    private static IEnumerable<RulesDiagnostic> OfChain(BinaryExpression chain, HashSet<Expression> inChain)
    {
        var isAnd = chain.Operator == BinaryOperator.And;
        var seen = new HashSet<string>();
        foreach (var operand in Operands(chain, chain.Operator, inChain))
        {
            if (IsLiteral(operand, out var value))
            {
                yield return LintDiagnostics.Constant(
                    operand.Span,
                    value == isAnd
                        ? $"`{Word(value)}` has no effect here"
                        : $"with `{Word(value)}` this is always {Word(value)}"
                );
            }
            else if (Text(operand) is { } text && !seen.Add(text))
            {
                yield return LintDiagnostics.Constant(operand.Span, "this is tested twice");
            }
        }
    }

    // The operands of operators of one kind, in the order of the text. A chain is as deep as it is long.
    private static List<Expression> Operands(BinaryExpression chain, BinaryOperator sign, HashSet<Expression> inChain)
    {
        var operands = new List<Expression>();
        var left = new Stack<Expression>([chain]);
        while (left.TryPop(out var expression))
        {
            var inner = expression.Bare();
            if (inner is BinaryExpression binary && binary.Operator == sign)
            {
                inChain.Add(binary);
                left.Push(binary.Right);
                left.Push(binary.Left);
            }
            else
            {
                operands.Add(expression);
            }
        }

        return operands;
    }

    private static bool IsLiteral(Expression expression, out bool value)
    {
        var literal = (expression.Bare() as LiteralExpression)?.Value as bool?;
        value = literal ?? false;
        return literal is not null;
    }

    private static string? Text(Expression expression) =>
        new ConditionPrinter(ImmutableDictionary<string, FunctionDeclaration>.Empty, LongestText).Print(
            expression,
            ImmutableDictionary<string, string>.Empty
        );

    private static string Word(bool value) => value ? "true" : "false";
}
