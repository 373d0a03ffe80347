using RulesHarness.Language.Evaluation.Nodes;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Evaluation.Compilation;

/// <summary>
/// The functions that were compiled so far, and those that are called and wait for it. That a body isn't compiled where
/// its call is keeps the depth of recursion to that of one expression, and lets functions call each other in a circle,
/// which only the compiler's checks refuse.
/// </summary>
internal sealed class FunctionTable
{
    private readonly Dictionary<FunctionDeclaration, CompiledFunction> _functions = new(
        ReferenceEqualityComparer.Instance
    );
    private readonly Queue<(FunctionDeclaration Declaration, CompilationScope Scope)> _waiting = new();

    public CompiledFunction Of(FunctionDeclaration declaration, CompilationScope scope)
    {
        if (!_functions.TryGetValue(declaration, out var function))
        {
            function = new CompiledFunction { Slots = declaration.Parameters.Length + declaration.Bindings.Length };
            _functions.Add(declaration, function);
            _waiting.Enqueue((declaration, scope));
        }

        return function;
    }

    public bool TryTake(out FunctionDeclaration declaration, out CompilationScope scope)
    {
        var isWaiting = _waiting.TryDequeue(out var next);
        (declaration, scope) = next;
        return isWaiting;
    }
}
