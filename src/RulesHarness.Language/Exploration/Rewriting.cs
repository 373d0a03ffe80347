using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Exploration;

/// <summary>Replaces the parts of expressions.</summary>
internal static class Rewriting
{
    /// <summary>The expression with each expression directly inside it replaced.</summary>
    public static Expression WithChildren(this Expression expression, Func<Expression, Expression> replace) =>
        expression switch
        {
            ParenthesizedExpression brackets => brackets with { Inner = replace(brackets.Inner) },
            UnaryExpression unary => unary with { Operand = replace(unary.Operand) },
            BinaryExpression binary => binary with { Left = replace(binary.Left), Right = replace(binary.Right) },
            TypeTestExpression test => test with { Operand = replace(test.Operand) },
            ConditionalExpression choice => new ConditionalExpression(
                replace(choice.Condition),
                replace(choice.WhenTrue),
                replace(choice.WhenFalse),
                choice.Span
            ),
            MemberExpression member => member with { Target = replace(member.Target) },
            IndexExpression index => index with { Target = replace(index.Target), Index = replace(index.Index) },
            SliceExpression slice => slice with
            {
                Target = replace(slice.Target),
                From = slice.From is null ? null : replace(slice.From),
                To = slice.To is null ? null : replace(slice.To),
            },
            ListExpression list => list with { Items = [.. list.Items.Select(replace)] },
            MapExpression map => map with
            {
                Entries = [.. map.Entries.Select(entry => new MapEntry(replace(entry.Key), replace(entry.Value)))],
            },
            PathExpression path => path with { Parts = [.. path.Parts.Select(part => Part(part, replace))] },
            CallExpression call => call with
            {
                Target = call.Target is null ? null : replace(call.Target),
                Arguments = [.. call.Arguments.Select(replace)],
            },
            _ => expression,
        };

    private static PathPart Part(PathPart part, Func<Expression, Expression> replace) =>
        part.Interpolation is null ? part : part with { Interpolation = replace(part.Interpolation) };
}
