using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RulesHarness.Code.CSharp.Sources;
using RulesHarness.Code.CSharp.Values;

namespace RulesHarness.Code.CSharp.Reading;

/// <content>Operators that the sources declare.</content>
internal sealed partial class CodeInterpreter
{
    /// <summary>Gets the operator of the sources that an expression calls; null if it is one of the language.</summary>
    private IMethodSymbol? OperatorOf(ExpressionSyntax expression) =>
        (sources.InfoOf(expression).Symbol as IMethodSymbol ?? OperatorByTypes(expression))
            is { MethodKind: MethodKind.UserDefinedOperator } method
        && sources.IsOwn(method)
        && SourceBodies.Of(method.OriginalDefinition) is not null
            ? method
            : null;

    /// <summary>
    /// Gets the operator that the classes of the operands declare. The compiler looks for none where an operand has an
    /// error, such as an argument of a type that is not in the sources.
    /// </summary>
    private IMethodSymbol? OperatorByTypes(ExpressionSyntax expression)
    {
        (IReadOnlyList<ExpressionSyntax> operands, SyntaxToken sign) = expression switch
        {
            BinaryExpressionSyntax binary => ([binary.Left, binary.Right], binary.OperatorToken),
            PrefixUnaryExpressionSyntax unary => ([unary.Operand], unary.OperatorToken),
            _ => ((IReadOnlyList<ExpressionSyntax>)[], default(SyntaxToken)),
        };
        var types = operands.Select(sources.TypeOf).Where(sources.IsOwn).OfType<INamedTypeSymbol>();
        return types
            .SelectMany(ClassIndex.Bases)
            .SelectMany(type => type.GetMembers().OfType<IMethodSymbol>())
            .FirstOrDefault(each => each.Parameters.Length == operands.Count && IsOperator(each, sign));
    }

    private static bool IsOperator(IMethodSymbol method, SyntaxToken sign) =>
        method is { MethodKind: MethodKind.UserDefinedOperator, DeclaringSyntaxReferences: [var declared] }
        && declared.GetSyntax() is OperatorDeclarationSyntax declaration
        && declaration.OperatorToken.IsKind(sign.Kind());

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
