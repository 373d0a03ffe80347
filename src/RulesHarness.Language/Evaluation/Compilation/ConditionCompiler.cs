using RulesHarness.Language.Evaluation.Nodes;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Evaluation.Compilation;

/// <summary>Compiles conditions, and the functions that they call. It belongs to one thread at a time.</summary>
/// <param name="version">That of the rules.</param>
/// <param name="isObserved">Whether each expression tells its value.</param>
internal sealed class ConditionCompiler(int version, bool isObserved)
{
    private readonly FunctionTable _functions = new();

    public Node Compile(Expression condition, CompilationScope scope)
    {
        var compiled = new ExpressionCompiler(_functions, scope, default, version, isObserved).Compile(condition);
        while (_functions.TryTake(out var declaration, out var around))
        {
            Compile(declaration, around);
        }

        return compiled;
    }

    private void Compile(FunctionDeclaration declaration, CompilationScope scope)
    {
        var function = _functions.Of(declaration, scope);
        var bindings = new Node[declaration.Bindings.Length];
        for (var i = 0; i < bindings.Length; i++)
        {
            var known = new Locals(declaration, i);
            bindings[i] = new ExpressionCompiler(_functions, scope, known, version, isObserved).Compile(
                declaration.Bindings[i].Value
            );
        }

        function.Bindings = bindings;
        function.Result = new ExpressionCompiler(
            _functions,
            scope,
            new Locals(declaration, bindings.Length),
            version,
            isObserved
        ).Compile(declaration.Result);
    }
}
