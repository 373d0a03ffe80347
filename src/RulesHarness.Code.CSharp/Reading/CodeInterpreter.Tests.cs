using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RulesHarness.Code.CSharp.Values;

namespace RulesHarness.Code.CSharp.Reading;

/// <content>Conditions and patterns: the states in which one holds, and those in which it does not.</content>
internal sealed partial class CodeInterpreter
{
    /// <summary>A way through a condition, and its result there.</summary>
    private readonly record struct Way(State State, bool Holds);

    private IReadOnlyList<Way> Test(ExpressionSyntax condition, State state)
    {
        switch (condition)
        {
            case ParenthesizedExpressionSyntax inner:
                return Test(inner.Expression, state);
            case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not:
                return [.. Test(not.Operand, state).Select(way => way with { Holds = !way.Holds })];
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } and:
                return Continue(Test(and.Left, state), holds: true, after => Test(and.Right, after));
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression } or:
                return Continue(Test(or.Left, state), holds: false, after => Test(or.Right, after));
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression } equal:
                return TestEqual(equal, state);
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.NotEqualsExpression } different:
                return [.. TestEqual(different, state).Select(way => way with { Holds = !way.Holds })];
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression } test:
                return TestIs(test, state);
            case IsPatternExpressionSyntax pattern:
                return
                [
                    .. Evaluate(pattern.Expression, state)
                        .SelectMany(outcome => Matches(pattern.Pattern, outcome.Value, outcome.State)),
                ];
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "HasValue" } member:
                return
                [
                    .. Evaluate(member.Expression, state)
                        .SelectMany(outcome => TestEqual(outcome.Value, ConstantValue.Null, outcome.State))
                        .Select(way => way with { Holds = !way.Holds }),
                ];
            default:
                return [.. Evaluate(condition, state).SelectMany(outcome => TestTrue(outcome.Value, outcome.State))];
        }
    }

    /// <summary>Tests the right side of an operator where the left one decides nothing.</summary>
    private static List<Way> Continue(IReadOnlyList<Way> left, bool holds, Func<State, IReadOnlyList<Way>> right)
    {
        var ways = new List<Way>();
        foreach (var way in left)
        {
            if (way.Holds == holds)
            {
                ways.AddRange(right(way.State));
            }
            else
            {
                ways.Add(way);
            }
        }
        return Merge(ways);
    }

    private static List<Way> Merge(List<Way> ways)
    {
        if (ways.Count < 3)
        {
            return ways;
        }
        return [.. Joined(ways, holds: true), .. Joined(ways, holds: false)];
    }

    private static IEnumerable<Way> Joined(List<Way> ways, bool holds)
    {
        var states = from way in ways where way.Holds == holds select way.State;
        return States.Join([.. states]).Select(state => new Way(state, holds));
    }

    private static IReadOnlyList<Way> TestTrue(Value value, State state) =>
        value is ConstantValue { Constant: bool flag }
            ? [new Way(state, flag)]
            : TestEqual(value, ConstantValue.True, state);

    private List<Way> TestEqual(BinaryExpressionSyntax equality, State state) =>
        [
            .. EvaluateAll([equality.Left, equality.Right], state)
                .SelectMany(way => TestEqual(way.Values[0], way.Values[1], way.State)),
        ];

    private static IReadOnlyList<Way> TestEqual(Value left, Value right, State state)
    {
        (left, right) = (state.Refine(left), state.Refine(right));
        if (left is ConstantValue && right is not ConstantValue)
        {
            (left, right) = (right, left);
        }
        if (left == right && left is not TextValue)
        {
            return [new Way(state, true)];
        }
        return (left, right) switch
        {
            (ConstantValue, ConstantValue) => [new Way(state, false)],
            (UnknownValue unknown, ConstantValue constant) => Split(unknown, constant, state),
            (UnknownValue, _) or (_, UnknownValue) => Split(
                new UnknownValue($"({left} == {right})"),
                ConstantValue.True,
                state
            ),
            (TextValue, ConstantValue { Constant: string }) => [new Way(state, true), new Way(state, false)],
            // Nothing else that is known is null or a constant.
            _ => [new Way(state, false)],
        };
    }

    private static List<Way> Split(UnknownValue value, ConstantValue constant, State state)
    {
        var (equal, different) = state.Split(value, constant);
        var ways = new List<Way>();
        if (equal is not null)
        {
            ways.Add(new Way(equal, true));
        }
        if (different is not null)
        {
            ways.Add(new Way(different, false));
        }
        return ways;
    }

    private List<Way> Matches(PatternSyntax pattern, WhenClauseSyntax? when, Value value, State state)
    {
        var ways = Matches(pattern, value, state);
        return when is null ? [.. ways] : Continue(ways, holds: true, after => Test(when.Condition, after));
    }

    private IReadOnlyList<Way> Matches(PatternSyntax pattern, Value value, State state)
    {
        switch (pattern)
        {
            case ParenthesizedPatternSyntax inner:
                return Matches(inner.Pattern, value, state);
            case DiscardPatternSyntax:
                return [new Way(state, true)];
            case VarPatternSyntax { Designation: ParenthesizedVariableDesignationSyntax parts }:
                var isTuple = value is TupleValue;
                return
                [
                    .. (isTuple ? [new Way(state, true)] : NotNull(value, state)).Select(way =>
                        way.Holds ? way with { State = Designate(parts, value, way.State) } : way
                    ),
                ];
            case VarPatternSyntax variable:
                return [new Way(Designate(variable.Designation, value, state), true)];
            case UnaryPatternSyntax not:
                return [.. Matches(not.Pattern, value, state).Select(way => way with { Holds = !way.Holds })];
            case BinaryPatternSyntax { RawKind: (int)SyntaxKind.OrPattern } or:
                return Continue(Matches(or.Left, value, state), holds: false, after => Matches(or.Right, value, after));
            case BinaryPatternSyntax and:
                return Continue(
                    Matches(and.Left, value, state),
                    holds: true,
                    after => Matches(and.Right, value, after)
                );
            case ConstantPatternSyntax constant:
                return TestIs(Tested(constant), constant.Expression, value, state);
            case TypePatternSyntax type:
                return TestType(Tested(type), type.Type, value, state);
            case RecursivePatternSyntax recursive:
                return MatchesParts(recursive, value, state);
            case RelationalPatternSyntax relation:
                return
                [
                    .. Evaluate(relation.Expression, state)
                        .SelectMany(outcome => TestTrue(Numbers.Of(relation, value, outcome.Value), outcome.State)),
                ];
            case DeclarationPatternSyntax declaration:
                return Declared(declaration, value, state);
            case ListPatternSyntax list:
                return MatchesItems(list, value, state);
            default:
                return Opaque(pattern, value, state);
        }
    }

    /// <summary>A pattern of which only the text is understood: two tests of one value have one result.</summary>
    private static List<Way> Opaque(SyntaxNode pattern, Value value, State state) =>
        Split(new UnknownValue($"({value} is {pattern})"), ConstantValue.True, state);

    /// <summary>A type and a variable. If the value already has the type, it is only a test for null.</summary>
    private IReadOnlyList<Way> Declared(DeclarationPatternSyntax declaration, Value value, State state)
    {
        var ways = TestType(Tested(declaration), declaration.Type, value, state);
        return
        [
            .. ways.Select(way =>
                way.Holds ? way with { State = Designate(declaration.Designation, value, way.State) } : way
            ),
        ];
    }

    /// <summary>Gets the expression that a pattern tests; null if it tests a part of it.</summary>
    private static ExpressionSyntax? Tested(PatternSyntax pattern) =>
        (pattern.Parent as IsPatternExpressionSyntax)?.Expression;

    private static List<Way> NotNull(Value value, State state) =>
        [.. TestEqual(value, ConstantValue.Null, state).Select(way => way with { Holds = !way.Holds })];

    private IReadOnlyList<Way> MatchesParts(RecursivePatternSyntax pattern, Value value, State state)
    {
        IReadOnlyList<Way> ways = value is TupleValue ? [new Way(state, true)] : NotNull(value, state);
        if (pattern.Type is { } type)
        {
            ways = Continue(ways, holds: true, after => TestType(Tested(pattern), type, value, after));
        }
        if (pattern.PositionalPatternClause is { } positional)
        {
            var parts = PartsOf(value, state);
            if (parts?.Count != positional.Subpatterns.Count)
            {
                return Continue(ways, holds: true, after => Opaque(pattern, value, after));
            }
            foreach (var (part, item) in positional.Subpatterns.Zip(parts))
            {
                ways = Continue(ways, holds: true, after => Matches(part.Pattern, item, after));
            }
        }
        foreach (var part in pattern.PropertyPatternClause?.Subpatterns ?? [])
        {
            if (part.NameColon is not { } named)
            {
                return Opaque(pattern, value, state);
            }
            ways = Continue(ways, holds: true, after => MatchesProperty(part, named.Name, value, after));
        }
        return Designated(ways, pattern.Designation, value);
    }

    /// <summary>
    /// Gives the value that a pattern matches to the variable that the pattern names, if it names one.
    /// </summary>
    private IReadOnlyList<Way> Designated(
        IReadOnlyList<Way> ways,
        VariableDesignationSyntax? designation,
        Value value
    ) =>
        designation is null
            ? ways
            : [.. ways.Select(way => way.Holds ? way with { State = Designate(designation, value, way.State) } : way)];

    private List<Way> MatchesProperty(SubpatternSyntax part, SimpleNameSyntax name, Value value, State state) =>
        [.. MemberOf(value, name, state).SelectMany(outcome => Matches(part.Pattern, outcome.Value, outcome.State))];

    private State Designate(VariableDesignationSyntax designation, Value value, State state)
    {
        if (designation is ParenthesizedVariableDesignationSyntax parts)
        {
            var known = PartsOf(value, state);
            var items = known?.Count == parts.Variables.Count ? known : [];
            for (var at = 0; at < parts.Variables.Count; at++)
            {
                var item = items.Count > 0 ? items[at] : new UnknownValue($"{value}.{at}");
                state = Designate(parts.Variables[at], item, state);
            }
            return state;
        }
        var symbol = designation is SingleVariableDesignationSyntax ? sources.DeclaredBy(designation) : null;
        return symbol is null ? state : state.With(symbol, value);
    }
}
