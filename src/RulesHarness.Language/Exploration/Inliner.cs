using System.Collections.Immutable;
using RulesHarness.Language.Evaluation.Compilation;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Exploration;

/// <summary>
/// Expands functions and variables, so that a condition reads captures, <c>request</c> and <c>resource</c> only.
/// </summary>
/// <param name="statement">The scope of the condition.</param>
internal sealed class Inliner(CompilationScope statement)
{
    /// <summary>
    /// Expressions. A call that would take a condition beyond stays a call, which is then an atomic condition.
    /// </summary>
    private const int MaxSize = 20_000;

    private const int MaxDepth = 20;

    private readonly Dictionary<FunctionDeclaration, bool> _seesTheSame = new(ReferenceEqualityComparer.Instance);
    private int _size;

    /// <summary>The expressions that were looked at.</summary>
    public int Size => _size;

    public Expression Expand(Expression condition) => Expand(condition, statement, Variables.None, 0);

    private Expression Expand(Expression expression, CompilationScope scope, Variables variables, int depth)
    {
        _size++;
        Expression Inside(Expression inner) => Expand(inner, scope, variables, depth);
        return expression switch
        {
            NameExpression name => variables.Find(name.Name) ?? name,
            ParenthesizedExpression brackets => Inside(brackets.Inner),
            CallExpression { Target: null } call => Call(call, scope, variables, depth),
            _ => expression.WithChildren(Inside),
        };
    }

    private Expression Call(CallExpression call, CompilationScope scope, Variables variables, int depth)
    {
        var arguments = call.Arguments.Select(argument => Expand(argument, scope, variables, depth)).ToImmutableArray();
        return CanExpand(call, scope, depth) is var (function, declared)
            ? Body(function, declared, arguments, depth + 1)
            : call with
            {
                Arguments = arguments,
            };
    }

    private (FunctionDeclaration Function, CompilationScope Scope)? CanExpand(
        CallExpression call,
        CompilationScope scope,
        int depth
    )
    {
        if (scope.Function(call.Function.Text) is not var (function, declared) || _size > MaxSize || depth >= MaxDepth)
        {
            return null;
        }

        return function.Parameters.Length == call.Arguments.Length && SeesTheSame(function, declared)
            ? (function, declared)
            : null;
    }

    private Expression Body(
        FunctionDeclaration function,
        CompilationScope declared,
        ImmutableArray<Expression> arguments,
        int depth
    )
    {
        var variables = Variables.None;
        for (var i = 0; i < arguments.Length; i++)
        {
            variables = variables.With(function.Parameters[i].Text, arguments[i]);
        }

        foreach (var binding in function.Bindings)
        {
            variables = variables.With(binding.Name.Text, Expand(binding.Value, declared, variables, depth));
        }

        return Expand(function.Result, declared, variables, depth);
    }

    // A capture of the inner block may have the name of one that the function reads.
    private bool SeesTheSame(FunctionDeclaration function, CompilationScope declared)
    {
        if (!_seesTheSame.TryGetValue(function, out var known))
        {
            _seesTheSame[function] = known = FreeNames(function).All(HasSameMeaning);
        }
        return known;

        bool HasSameMeaning(string name) => declared.Wildcard(name) == statement.Wildcard(name);
    }

    private static IEnumerable<string> FreeNames(FunctionDeclaration function)
    {
        var own = function
            .Parameters.Concat(function.Bindings.Select(binding => binding.Name))
            .Select(name => name.Text);
        var names = function
            .Bindings.Select(binding => binding.Value)
            .Append(function.Result)
            .SelectMany(expression => expression.DescendantsAndSelf())
            .OfType<NameExpression>()
            .Select(name => name.Name);
        return names.Except(own);
    }

    /// <summary>The parameters and variables of a function call, each with the expression that it stands for.</summary>
    private sealed record Variables(ImmutableDictionary<string, Expression> Values)
    {
        public static readonly Variables None = new(ImmutableDictionary<string, Expression>.Empty);

        public Expression? Find(string name) => Values.GetValueOrDefault(name);

        public Variables With(string name, Expression value) => new(Values.SetItem(name, value));
    }
}
