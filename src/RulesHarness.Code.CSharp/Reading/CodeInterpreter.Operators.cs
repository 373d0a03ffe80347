using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RulesHarness.Code.CSharp.Values;

namespace RulesHarness.Code.CSharp.Reading;

/// <content>Operators that the sources declare.</content>
internal sealed partial class CodeInterpreter
{
    /// <summary>Gets the operator of the sources that an expression calls; null if it is one of the language.</summary>
    private IMethodSymbol? OperatorOf(ExpressionSyntax expression) =>
        sources.InfoOf(expression).Symbol is IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator } method
        && sources.IsOwn(method)
        && SourceBodies.Of(method.OriginalDefinition) is not null
            ? method
            : null;

    private IReadOnlyList<Outcome> Operate(IMethodSymbol method, IEnumerable<ExpressionSyntax> operands, State state) =>
        Join([
            .. EvaluateAll(operands, state)
                .SelectMany(way =>
                {
                    var inside = way.Values.Aggregate(way.State, (at, value) => at.Keep(value));
                    var given = way.Values.Select(value => ((string?)null, value)).ToList();
                    var definition = method.OriginalDefinition;
                    return Run(definition, null, Bound(definition, given, inside), inside)
                        .Select(outcome => outcome with { State = outcome.State.Release(way.State) });
                }),
        ]);

    /// <summary>Returns true for <c>null!</c> or <c>default!</c> as the first value of a field or a property.</summary>
    private static bool IsUnset(PostfixUnaryExpressionSyntax sure) =>
        sure.Operand.Kind()
            is SyntaxKind.NullLiteralExpression
                or SyntaxKind.DefaultLiteralExpression
                or SyntaxKind.DefaultExpression
        && sure.Parent
            is EqualsValueClauseSyntax
            {
                Parent: PropertyDeclarationSyntax or VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax }
            };

    /// <summary>Evaluates an operator of the sources, or one that is none of a value; null for any other.</summary>
    private IReadOnlyList<Outcome>? EvaluateOperator(ExpressionSyntax expression, State state) =>
        expression switch
        {
            // The author says that something else sets the value: a container, a base class, an editor.
            PostfixUnaryExpressionSyntax unset when IsUnset(unset) => [new Outcome(state, Unknown(unset))],
            BinaryExpressionSyntax binary when OperatorOf(binary) is { } method => Operate(
                method,
                [binary.Left, binary.Right],
                state
            ),
            PrefixUnaryExpressionSyntax unary when OperatorOf(unary) is { Parameters: [_] } method => Operate(
                method,
                [unary.Operand],
                state
            ),
            // What it means depends on the list that it is an index of.
            PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.IndexExpression } fromEnd =>
            [
                .. Evaluate(fromEnd.Operand, state).Select(found => new Outcome(found.State, Unknown(fromEnd))),
            ],
            QueryExpressionSyntax query => Comprehend(query, state),
            CheckedExpressionSyntax inner => Evaluate(inner.Expression, state),
            RefExpressionSyntax reference => Evaluate(reference.Expression, state),
            _ => null,
        };
}
