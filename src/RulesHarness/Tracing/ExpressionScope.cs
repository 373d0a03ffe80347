using RulesHarness.Language.Syntax;

namespace RulesHarness.Tracing;

/// <summary>A condition, or the body of a function in one of its calls: what its names stand for.</summary>
internal sealed record ExpressionScope(IReadOnlyDictionary<string, FunctionDeclaration> Functions)
{
    /// <summary>The function, and the call of it with the scope around; null in a condition.</summary>
    public (FunctionDeclaration Function, CallExpression Call, ExpressionScope Caller)? Body { get; init; }

    /// <summary>The function's result and its scope, if an expression calls a function of the rules.</summary>
    public (Expression Expression, ExpressionScope Scope)? Called(Expression expression)
    {
        if (
            expression is not CallExpression { Target: null } call
            || !Functions.TryGetValue(call.Function.Text, out var function)
        )
        {
            return null;
        }
        return (function.Result, this with { Body = (function, call, this) });
    }

    /// <summary>
    /// The expression that a name stands for, and the scope that it belongs to; null for a wildcard or a name of the
    /// language.
    /// </summary>
    public (Expression Expression, ExpressionScope Scope)? Named(Expression expression)
    {
        if (expression is not NameExpression { Name: var name } || Body is not { } body)
        {
            return null;
        }
        if (body.Function.Bindings.FirstOrDefault(binding => binding.Name.Text == name) is { } binding)
        {
            return (binding.Value, this);
        }
        var at = body.Function.Parameters.ToList().FindIndex(parameter => parameter.Text == name);
        return at >= 0 && at < body.Call.Arguments.Length ? (body.Call.Arguments[at], body.Caller) : null;
    }

    /// <summary>The expression that a name or a call of a function stands for, and its scope.</summary>
    public (Expression Expression, ExpressionScope Scope)? Behind(Expression expression) =>
        Named(expression) ?? Called(expression);

    /// <summary>
    /// The list or map that an expression has written out, directly or behind names, calls and conversions; several
    /// where they are joined.
    /// </summary>
    public IEnumerable<Expression> Literals(Expression expression)
    {
        expression = expression.Bare();
        return expression switch
        {
            ListExpression or MapExpression => [expression],
            CallExpression { Target: { } target, Function.Text: "toSet" or "keys" } => Literals(target),
            CallExpression { Target: { } target, Function.Text: "concat" or "union", Arguments: [var more] } =>
                Literals(target).Concat(Literals(more)),
            BinaryExpression { Operator: BinaryOperator.Add } sum => Literals(sum.Left).Concat(Literals(sum.Right)),
            _ => Behind(expression) is { } other ? other.Scope.Literals(other.Expression) : [],
        };
    }
}
