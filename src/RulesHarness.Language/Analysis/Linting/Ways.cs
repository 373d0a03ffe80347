using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis.Linting;

/// <summary>
/// A part of a condition, as a text that can be compared: functions and variables are put in, and captures are named by
/// their place in the path, as in <c>$4</c>.
/// </summary>
/// <param name="Text">
/// The text without spaces, and a comparison in parentheses, as in <c>(request.auth.uid=="a")</c>. A negated comparison
/// is turned round, and anything else that is negated begins with <c>!</c>.
/// </param>
/// <param name="Span">The expression.</param>
/// <param name="IsNegated">Whether it must not hold.</param>
internal sealed record Part(string Text, SourceSpan Span, bool IsNegated);

/// <summary>
/// The ways in which a condition can hold: parts that all hold together. Every operand of <c>||</c> is a way, and both
/// arms of <c>? :</c>.
/// </summary>
internal sealed class Ways
{
    /// <summary>The limit of disjuncts: a condition with more of them is not analyzed.</summary>
    private const int MostWays = 64;

    private const int MostSteps = 2_000;
    private const int LongestText = 2_000;
    private const int DeepestCall = 20;

    private readonly MatchPath _path;
    private readonly ConditionPrinter _printer;
    private int _steps;

    private Ways(MatchPath path)
    {
        _path = path;
        _printer = new ConditionPrinter(path.Functions, LongestText, isInlining: true);
    }

    /// <summary>The disjuncts; empty if the condition is never true, or if they are unknown.</summary>
    public static ImmutableArray<ImmutableArray<Part>> Of(Expression? condition, MatchPath path)
    {
        var names = new Names(Conjuncts.Captures(path), ImmutableDictionary<string, (Expression, Names)>.Empty);
        return condition is null
            ?
            [
                [],
            ]
            : new Ways(path).Split(condition, names, isNegated: false, depth: 0) ?? [];
    }

    private ImmutableArray<ImmutableArray<Part>>? Split(Expression condition, Names names, bool isNegated, int depth)
    {
        if (++_steps > MostSteps || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            return null;
        }

        switch (condition)
        {
            case ParenthesizedExpression inner:
                return Split(inner.Inner, names, isNegated, depth);
            case UnaryExpression { Operator: UnaryOperator.Not } not:
                return Split(not.Operand, names, !isNegated, depth);
            case LiteralExpression { Value: bool value }:
                return value != isNegated
                    ?
                    [
                        [],
                    ]
                    : ImmutableArray<ImmutableArray<Part>>.Empty;
            case BinaryExpression { Operator: BinaryOperator.And or BinaryOperator.Or } chain:
                var isBoth = chain.Operator == BinaryOperator.And != isNegated;
                var left = Split(chain.Left, names, isNegated, depth);
                var right = Split(chain.Right, names, isNegated, depth);
                return isBoth ? Both(left, right) : Either(left, right);
            case ConditionalExpression choice:
                return Either(
                    Both(Split(choice.Condition, names, false, depth), Split(choice.WhenTrue, names, isNegated, depth)),
                    Both(Split(choice.Condition, names, true, depth), Split(choice.WhenFalse, names, isNegated, depth))
                );
            case NameExpression name when names.Values.TryGetValue(name.Name, out var bound):
                return Split(bound.Value, bound.Names, isNegated, depth);
            case CallExpression { Target: null } call
                when _path.Functions.TryGetValue(call.Function.Text, out var function)
                    && function.Parameters.Length == call.Arguments.Length
                    && depth < DeepestCall:
                return Inside(function, call, names) is { } inside
                    ? Split(function.Result, inside, isNegated, depth + 1)
                    : null;
            default:
                return Text(condition, names, isNegated) is { } text
                    ?
                    [
                        [new Part(text, condition.Span, isNegated)],
                    ]
                    : null;
        }
    }

    private Names? Inside(FunctionDeclaration function, CallExpression call, Names names)
    {
        Names? inside = new Names(Conjuncts.Captures(_path), ImmutableDictionary<string, (Expression, Names)>.Empty);
        foreach (var (parameter, argument) in function.Parameters.Zip(call.Arguments))
        {
            inside = With(inside, parameter.Text, argument, names);
        }

        foreach (var binding in function.Bindings)
        {
            inside = With(inside, binding.Name.Text, binding.Value, inside);
        }

        return inside;
    }

    private Names? With(Names? inside, string name, Expression value, Names? around) =>
        inside is null || around is null || _printer.Print(value, around.Texts) is not { } text
            ? null
            : new Names(inside.Texts.SetItem(name, text), inside.Values.SetItem(name, (value, around)));

    private string? Text(Expression condition, Names names, bool isNegated)
    {
        if (condition is BinaryExpression { Operator: BinaryOperator.Equal or BinaryOperator.NotEqual } comparison)
        {
            var sign = comparison.Operator == BinaryOperator.Equal != isNegated ? "==" : "!=";
            var left = _printer.Print(comparison.Left, names.Texts);
            var right = _printer.Print(comparison.Right, names.Texts);
            return left is null || right is null ? null : WithBoolean(left, sign, right) ?? Compared(left, sign, right);
        }

        return _printer.Print(condition, names.Texts) is { } text ? (isNegated ? $"!{text}" : text) : null;
    }

    // What is compared with `true` or `false` is asked for itself.
    private static string? WithBoolean(string left, string sign, string right) =>
        (sign, right) switch
        {
            ("==", "true") or ("!=", "false") => left,
            ("==", "false") or ("!=", "true") => $"!{left}",
            _ => null,
        };

    // The caller stands on the left.
    private static string Compared(string left, string sign, string right)
    {
        var isTurned = left == "null" || right.StartsWith("request.auth", StringComparison.Ordinal);
        return isTurned ? $"({right}{sign}{left})" : $"({left}{sign}{right})";
    }

    private static ImmutableArray<ImmutableArray<Part>>? Either(
        ImmutableArray<ImmutableArray<Part>>? left,
        ImmutableArray<ImmutableArray<Part>>? right
    ) => left is { } one && right is { } other && one.Length + other.Length <= MostWays ? one.AddRange(other) : null;

    private static ImmutableArray<ImmutableArray<Part>>? Both(
        ImmutableArray<ImmutableArray<Part>>? left,
        ImmutableArray<ImmutableArray<Part>>? right
    ) =>
        left is { } one && right is { } other && one.Length * other.Length <= MostWays
            ? [.. one.SelectMany(_ => other, (first, second) => first.AddRange(second))]
            : null;

    private sealed record Names(
        ImmutableDictionary<string, string> Texts,
        ImmutableDictionary<string, (Expression Value, Names Names)> Values
    );
}
