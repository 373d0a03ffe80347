using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis.Linting;

/// <summary>
/// Counts the expressions that a condition evaluates, as the emulator counts them: each name, literal, member, operator
/// and call is one, brackets are none, an operand of <c>&amp;&amp;</c> and <c>||</c> that is come to is one more, and
/// the body of a function counts at each call.
/// </summary>
/// <param name="path">The block, with the functions that it sees.</param>
/// <param name="isLeast">Whether the fewest are asked for that can make it true; else the most.</param>
internal sealed class ExpressionCost(MatchPath path, bool isLeast)
{
    /// <summary>The cost of a condition that is never true, however much is evaluated.</summary>
    public const long Never = long.MaxValue / 8;

    /// <summary>Far above the limit: more are not told apart.</summary>
    private const long Many = 1_000_000;

    private readonly Dictionary<(FunctionDeclaration, bool), long> _bodies = new(FunctionComparer.Instance);
    private int _depth;

    public long Of(Expression? condition) => condition is null ? 0 : Of(condition, mustBeTrue: isLeast);

    private long Of(Expression expression, bool mustBeTrue)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            return isLeast ? 0 : Many;
        }

        return Bounded(
            expression switch
            {
                ParenthesizedExpression inner => Of(inner.Inner, mustBeTrue),
                BinaryExpression { Operator: BinaryOperator.And } both when isLeast && !mustBeTrue => 1
                    + Of(both.Left, mustBeTrue),
                BinaryExpression { Operator: BinaryOperator.And } both => 2
                    + Of(both.Left, mustBeTrue)
                    + Of(both.Right, mustBeTrue),
                LiteralExpression { Value: false } when mustBeTrue => Never,
                BinaryExpression { Operator: BinaryOperator.Or } either when mustBeTrue => Either(either),
                BinaryExpression { Operator: BinaryOperator.Or } either when isLeast => 1 + Of(either.Left, mustBeTrue),
                BinaryExpression { Operator: BinaryOperator.Or } either => 2
                    + Of(either.Left, mustBeTrue)
                    + Of(either.Right, mustBeTrue),
                ConditionalExpression choice => 2 + Of(choice.Condition, mustBeTrue: false) + Arm(choice, mustBeTrue),
                TypeTestExpression test => 2 + Of(test.Operand, mustBeTrue: false),
                // An end that is left out counts as though it were written.
                SliceExpression slice => 1 + Of(slice.Target, mustBeTrue: false) + End(slice.From) + End(slice.To),
                PathExpression literal => 1
                    + literal.Parts.Sum(part => part.Interpolation is { } inner ? Of(inner, mustBeTrue: false) : 1L),
                CallExpression { Target: null } call
                    when path.Functions.TryGetValue(call.Function.Text, out var function) => 1
                    + Sum(call.Arguments)
                    + Body(function, mustBeTrue),
                CallExpression
                {
                    Target: NameExpression { Name: "math" or "timestamp" or "duration" or "latlng" or "hashing" }
                } call => 1 + Sum(call.Arguments),
                _ => 1 + Sum(expression.Children),
            }
        );
    }

    private static long Bounded(long cost) => cost >= Never ? Never : Math.Min(Many, cost);

    private long Sum(ImmutableArray<Expression> expressions)
    {
        var sum = 0L;
        foreach (var expression in expressions)
        {
            sum = Bounded(sum + Of(expression, mustBeTrue: false));
        }

        return sum;
    }

    // Whoever comes to the second operand has been through the first.
    private long Either(BinaryExpression or) =>
        1
        + Math.Min(Of(or.Left, mustBeTrue: true), 1 + Of(or.Left, mustBeTrue: false) + Of(or.Right, mustBeTrue: true));

    private long End(Expression? index) => index is null ? 1 : Of(index, mustBeTrue: false);

    private long Arm(ConditionalExpression choice, bool mustBeTrue)
    {
        var (one, other) = (Of(choice.WhenTrue, mustBeTrue), Of(choice.WhenFalse, mustBeTrue));
        return isLeast ? Math.Min(one, other) : Math.Max(one, other);
    }

    private long Body(FunctionDeclaration function, bool mustBeTrue)
    {
        if (!_bodies.TryGetValue((function, mustBeTrue), out var cost))
        {
            // The compiler refuses a function that calls itself, and a chain of calls that is longer.
            if (_depth >= 20)
            {
                return 0;
            }

            _depth++;
            cost = Bounded(
                Of(function.Result, mustBeTrue)
                    + function.Bindings.Length
                    + Sum([.. function.Bindings.Select(binding => binding.Value)])
            );
            _depth--;
            _bodies[(function, mustBeTrue)] = cost;
        }

        return cost;
    }

    private sealed class FunctionComparer : IEqualityComparer<(FunctionDeclaration Function, bool MustBeTrue)>
    {
        public static readonly FunctionComparer Instance = new();

        public bool Equals(
            (FunctionDeclaration Function, bool MustBeTrue) x,
            (FunctionDeclaration Function, bool MustBeTrue) y
        ) => ReferenceEquals(x.Function, y.Function) && x.MustBeTrue == y.MustBeTrue;

        public int GetHashCode((FunctionDeclaration Function, bool MustBeTrue) obj) =>
            RuntimeHelpers.GetHashCode(obj.Function) * (obj.MustBeTrue ? 2 : 1);
    }
}
