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
    /// <summary>Expressions. What stands for a parameter or a variable counts wherever that is read.</summary>
    private const int MaxSize = 20_000;

    private const int MaxDepth = 20;

    private readonly Dictionary<FunctionDeclaration, bool> _seesTheSame = new(ReferenceEqualityComparer.Instance);
    private int _size;

    /// <summary>The expressions that the condition has now.</summary>
    public int Size => _size;

    /// <summary>
    /// Whether the condition is not whole: it would have too many expressions, which arguments and variables can
    /// multiply even where no more calls are expanded.
    /// </summary>
    public bool IsCutOff => _size > MaxSize;

    public Expression Expand(Expression condition) => Expand(condition, statement, Variables.None, 0);

    private Expression Expand(Expression expression, CompilationScope scope, Variables variables, int depth)
    {
        _size++;
        if (IsCutOff)
        {
            return expression;
        }

        Expression Inside(Expression inner) => Expand(inner, scope, variables, depth);
        return expression switch
        {
            NameExpression name => Read(name, variables),
            ParenthesizedExpression brackets => Inside(brackets.Inner),
            CallExpression { Target: null } call => Call(call, scope, variables, depth),
            _ => expression.WithChildren(Inside),
        };
    }

    private Expression Read(NameExpression name, Variables variables)
    {
        if (variables.Find(name.Name) is not var (value, size))
        {
            return name;
        }

        _size += size;
        return value;
    }

    private Expanded Measured(Expression expression, CompilationScope scope, Variables variables, int depth)
    {
        var before = _size;
        return new Expanded(Expand(expression, scope, variables, depth), _size - before);
    }

    private Expression Call(CallExpression call, CompilationScope scope, Variables variables, int depth)
    {
        var arguments = call
            .Arguments.Select(argument => Measured(argument, scope, variables, depth))
            .ToImmutableArray();
        return CanExpand(call, scope, depth) is var (function, declared)
            ? Body(function, declared, arguments, depth + 1)
            : call with
            {
                Arguments = [.. arguments.Select(argument => argument.Value)],
            };
    }

    private (FunctionDeclaration Function, CompilationScope Scope)? CanExpand(
        CallExpression call,
        CompilationScope scope,
        int depth
    )
    {
        if (scope.Function(call.Function.Text) is not var (function, declared) || IsCutOff || depth >= MaxDepth)
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
        ImmutableArray<Expanded> arguments,
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
            variables = variables.With(binding.Name.Text, Measured(binding.Value, declared, variables, depth));
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

    /// <summary>An expression that a name stands for, and the number of expressions that it has.</summary>
    private sealed record Expanded(Expression Value, int Size);

    /// <summary>The parameters and variables of a function call, each with the expression that it stands for.</summary>
    private sealed record Variables(ImmutableDictionary<string, Expanded> Values)
    {
        public static readonly Variables None = new(ImmutableDictionary<string, Expanded>.Empty);

        public Expanded? Find(string name) => Values.GetValueOrDefault(name);

        public Variables With(string name, Expanded value) => new(Values.SetItem(name, value));
    }
}
