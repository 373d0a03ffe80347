using RulesHarness.Language.Evaluation.Compilation;
using RulesHarness.Language.Evaluation.Nodes;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Evaluation.Matching;

/// <summary>Compiles the conditions of a file as they are needed, for whichever thread needs one.</summary>
internal sealed class Conditions(int version)
{
    private readonly Lock gate = new();
    private readonly ConditionCompiler plain = new(version, isObserved: false);
    private readonly ConditionCompiler observed = new(version, isObserved: true);

    public Node Compile(Expression condition, Scope scope, bool isObserved)
    {
        lock (gate)
        {
            return (isObserved ? observed : plain).Compile(condition, scope);
        }
    }
}
