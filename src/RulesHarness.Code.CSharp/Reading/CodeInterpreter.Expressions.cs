using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RulesHarness.Code.CSharp.Values;

namespace RulesHarness.Code.CSharp.Reading;

/// <content>Expressions.</content>
internal sealed partial class CodeInterpreter
{
    private const int MaxText = 60;

    private IReadOnlyList<Outcome> Evaluate(ExpressionSyntax expression, State state)
    {
        if (++_steps > MaxSteps)
        {
            return [new Outcome(state, QuerySteps.Unknown("the method has too many ways through it"))];
        }
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            return [new Outcome(state, QuerySteps.Unknown("the calls that lead to the query nest too deeply"))];
        }
        var outcomes = Converted(expression, EvaluateNode(expression, state));
        if (outcomes is [{ Value: not UnknownValue }])
        {
            return outcomes;
        }
        return [.. outcomes.Select(outcome => outcome with { Value = Completed(outcome, expression) })];
    }

    /// <summary>Gets what is known of a value that was not followed: from tests, and from its type.</summary>
    private Value Completed(Outcome outcome, ExpressionSyntax expression)
    {
        var value = outcome.State.Refine(outcome.Value);
        if (value is not UnknownValue unknown)
        {
            return value;
        }
        var type = sources.TypeOf(expression);
        if (LibraryTypes.Usual(type) is { } usual)
        {
            return usual;
        }
        if (unknown.Reason is not null)
        {
            return value;
        }
        return LibraryTypes.IsQuery(type)
            ? unknown with
            {
                Reason = $"`{Short(expression)}` can't be followed",
            }
            : unknown;
    }

    private static string Short(SyntaxNode node) => Short(node.ToString());

    private static string Short(string code)
    {
        var text = string.Join(' ', code.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= MaxText ? text : $"{text[..MaxText]}…";
    }

    private IReadOnlyList<Outcome> EvaluateNode(ExpressionSyntax expression, State state) =>
        EvaluateOperator(expression, state)
        ?? EvaluateCreation(expression, state)
        ?? expression switch
        {
            LiteralExpressionSyntax literal => [new Outcome(state, Literal(literal))],
            ParenthesizedExpressionSyntax inner => Evaluate(inner.Expression, state),
            AwaitExpressionSyntax awaited => Evaluate(awaited.Expression, state),
            CastExpressionSyntax cast => Evaluate(cast.Expression, state),
            PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } sure =>
                Evaluate(sure.Operand, state),
            InterpolatedStringExpressionSyntax text => Interpolated(text, state),
            SimpleNameSyntax name => EvaluateName(name, state),
            MemberAccessExpressionSyntax member => EvaluateMember(member, state),
            MemberBindingExpressionSyntax binding => Then(
                [new Outcome(state, _conditionalReceivers.Peek())],
                (at, receiver) => MemberOf(receiver, binding.Name, at)
            ),
            ConditionalAccessExpressionSyntax access => Conditional(access, state),
            ThisExpressionSyntax or BaseExpressionSyntax => [new Outcome(state, state.This ?? Unknown(expression))],
            InvocationExpressionSyntax call => EvaluateCall(call, state),
            ElementAccessExpressionSyntax element => EvaluateElement(element, state),
            AssignmentExpressionSyntax assignment => Assign(assignment, state),
            ConditionalExpressionSyntax choice => Chosen(choice, state),
            BinaryExpressionSyntax binary => EvaluateBinary(binary, state),
            PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not => AsValues(not, state),
            PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression } minus => Then(
                Evaluate(minus.Operand, state),
                (at, value) => [new Outcome(at, Negative(value, minus))]
            ),
            PrefixUnaryExpressionSyntax { Operand: var operand } => Changed(operand, state),
            PostfixUnaryExpressionSyntax { Operand: var operand } => Changed(operand, state),
            IsPatternExpressionSyntax pattern => AsValues(pattern, state),
            SwitchExpressionSyntax choice => Switched(choice, state),
            TypeOfExpressionSyntax type => [new Outcome(state, TypeOf(type.Type, state))],
            ThrowExpressionSyntax thrown => Thrown(thrown, state),
            DefaultExpressionSyntax => [new Outcome(state, ConstantValue.Null)],
            PredefinedTypeSyntax => [new Outcome(state, Unknown(expression))],
            _ => EvaluateParts(expression, state),
        };

    /// <summary>Makes a new value: an object, a list, a tuple, a function; null if it is another expression.</summary>
    private IReadOnlyList<Outcome>? EvaluateCreation(ExpressionSyntax expression, State state) =>
        expression switch
        {
            BaseObjectCreationExpressionSyntax creation => Create(creation, state),
            AnonymousObjectCreationExpressionSyntax creation => MakeAnonymous(creation, state),
            ArrayCreationExpressionSyntax array => MakeList(array, array.Initializer?.Expressions ?? [], state),
            ImplicitArrayCreationExpressionSyntax array => MakeList(array, array.Initializer.Expressions, state),
            // The value of a declared array: `string[] names = { "a", "b" }`.
            InitializerExpressionSyntax array when array.IsKind(SyntaxKind.ArrayInitializerExpression) => MakeList(
                array,
                array.Expressions,
                state
            ),
            CollectionExpressionSyntax collection => MakeCollection(collection, state),
            AnonymousFunctionExpressionSyntax lambda =>
            [
                new Outcome(state, new FunctionValue(lambda, null, null, state)),
            ],
            TupleExpressionSyntax tuple =>
            [
                .. EvaluateAll(tuple.Arguments.Select(argument => argument.Expression), state)
                    .Select(way => new Outcome(way.State, new TupleValue([.. way.Values]))),
            ],
            WithExpressionSyntax with => Copied(with, state),
            _ => null,
        };

    private static Value Literal(LiteralExpressionSyntax literal) =>
        literal.IsKind(SyntaxKind.DefaultLiteralExpression)
            ? ConstantValue.Null
            : ConstantValue.Of(literal.Token.Value);

    private static Value Negative(Value value, SyntaxNode node) =>
        value switch
        {
            ConstantValue { Constant: long number } => new ConstantValue(-number),
            ConstantValue { Constant: double number } => new ConstantValue(-number),
            _ => Unknown(node),
        };

    /// <summary>Expressions that no rule knows: what they contain is run.</summary>
    private List<Outcome> EvaluateParts(ExpressionSyntax expression, State state)
    {
        var parts = expression.ChildNodes().OfType<ExpressionSyntax>().Where(part => part is not TypeSyntax);
        return [.. EvaluateAll(parts, state).Select(way => new Outcome(way.State, Unknown(expression)))];
    }

    private List<Outcome> Thrown(ThrowExpressionSyntax thrown, State state)
    {
        _ = Evaluate(thrown.Expression, state);
        return [];
    }

    private List<Outcome> Interpolated(InterpolatedStringExpressionSyntax text, State state)
    {
        var holes = text.Contents.OfType<InterpolationSyntax>().Select(hole => hole.Expression);
        var outcomes = new List<Outcome>();
        foreach (var (after, values) in EvaluateAll(holes, state))
        {
            var template = new StringBuilder();
            var at = 0;
            foreach (var content in text.Contents)
            {
                template.Append(
                    content is InterpolatedStringTextSyntax literal
                        ? literal.TextToken.ValueText.Replace("{{", "{", StringComparison.Ordinal)
                        : Texts.Template(values[at++])
                );
            }
            outcomes.Add(new Outcome(after, Texts.Of(template.ToString())));
        }
        return outcomes;
    }

    private IReadOnlyList<Outcome> Conditional(ConditionalAccessExpressionSyntax access, State state) =>
        Then(
            Evaluate(access.Expression, state),
            (at, receiver) =>
            {
                if (receiver is ConstantValue { Constant: null })
                {
                    return [new Outcome(at, ConstantValue.Null)];
                }
                _conditionalReceivers.Push(receiver);
                var outcomes = Evaluate(access.WhenNotNull, at);
                _conditionalReceivers.Pop();
                return outcomes;
            }
        );

    private IReadOnlyList<Outcome> Chosen(ConditionalExpressionSyntax choice, State state)
    {
        var outcomes = new List<Outcome>();
        foreach (var (at, holds) in Test(choice.Condition, state))
        {
            outcomes.AddRange(Evaluate(holds ? choice.WhenTrue : choice.WhenFalse, at));
        }
        return Join(outcomes);
    }

    private IReadOnlyList<Outcome> EvaluateBinary(BinaryExpressionSyntax binary, State state)
    {
        switch (binary.Kind())
        {
            case SyntaxKind.CoalesceExpression:
                return Coalesced(binary.Left, after => Evaluate(binary.Right, after), state);
            case SyntaxKind.AsExpression:
                return Evaluate(binary.Left, state);
            case SyntaxKind.AddExpression:
                return
                [
                    .. EvaluateAll([binary.Left, binary.Right], state)
                        .Select(way => new Outcome(way.State, Texts.Sum(way.Values[0], way.Values[1], binary))),
                ];
            case SyntaxKind.LogicalAndExpression
            or SyntaxKind.LogicalOrExpression
            or SyntaxKind.EqualsExpression
            or SyntaxKind.NotEqualsExpression
            or SyntaxKind.IsExpression:
                return AsValues(binary, state);
            default:
                return
                [
                    .. EvaluateAll([binary.Left, binary.Right], state)
                        .Select(way => new Outcome(way.State, Numbers.Of(binary, way.Values[0], way.Values[1]))),
                ];
        }
    }

    private IReadOnlyList<Outcome> Coalesced(
        ExpressionSyntax left,
        Func<State, IReadOnlyList<Outcome>> right,
        State state
    ) => Then(Evaluate(left, state), (at, value) => Coalesced(at, value, right));

    /// <summary>Evaluates the right side of <c>??</c> where the left one is, or may be, null.</summary>
    private static List<Outcome> Coalesced(State state, Value left, Func<State, IReadOnlyList<Outcome>> right)
    {
        if (left is ConstantValue { Constant: null })
        {
            return [.. right(state)];
        }
        if (left is not UnknownValue unknown)
        {
            return [new Outcome(state, left)];
        }
        var (isNull, isThere) = state.Split(unknown, ConstantValue.Null);
        var outcomes = new List<Outcome>();
        if (isThere is not null)
        {
            outcomes.Add(new Outcome(isThere, left));
        }
        if (isNull is not null)
        {
            outcomes.AddRange(right(isNull));
        }
        return outcomes;
    }

    private List<Outcome> AsValues(ExpressionSyntax condition, State state) =>
        [.. Test(condition, state).Select(way => new Outcome(way.State, ConstantValue.Of(way.Holds)))];

    private IReadOnlyList<Outcome> Switched(SwitchExpressionSyntax choice, State state) =>
        Then(Evaluate(choice.GoverningExpression, state), (at, value) => Switched(choice, value, at));

    private IReadOnlyList<Outcome> Switched(SwitchExpressionSyntax choice, Value value, State state)
    {
        var outcomes = new List<Outcome>();
        IReadOnlyList<State> open = [state];
        foreach (var arm in choice.Arms)
        {
            var rest = new List<State>();
            foreach (var at in open)
            {
                foreach (var (after, holds) in Matches(arm.Pattern, arm.WhenClause, value, at))
                {
                    if (holds)
                    {
                        outcomes.AddRange(Evaluate(arm.Expression, after));
                    }
                    else
                    {
                        rest.Add(after);
                    }
                }
            }
            open = States.Join(rest);
        }
        return Join(outcomes);
    }
}
