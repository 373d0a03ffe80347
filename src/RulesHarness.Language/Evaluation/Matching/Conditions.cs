using RulesHarness.Language.Evaluation.Compilation;
using RulesHarness.Language.Evaluation.Nodes;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Evaluation.Matching;

/// <summary>Compiles the conditions of a file as they are needed, for whichever thread needs one.</summary>
internal sealed class Conditions(int version)
{
    private readonly Lock _gate = new();
    private readonly ConditionCompiler _plain = new(version, isObserved: false);
    private readonly ConditionCompiler _observed = new(version, isObserved: true);

    public Node Compile(Expression condition, CompilationScope scope, bool isObserved)
    {
        lock (_gate)
        {
            return (isObserved ? _observed : _plain).Compile(condition, scope);
        }
    }
}
