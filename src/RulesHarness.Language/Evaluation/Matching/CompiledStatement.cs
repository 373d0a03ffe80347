using RulesHarness.Language.Evaluation.Compilation;
using RulesHarness.Language.Evaluation.Nodes;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Evaluation.Matching;

/// <summary>
/// An allow statement. Its condition is compiled when it is first tried: most runs try few of a file's.
/// </summary>
internal sealed class CompiledStatement(AllowStatement statement, CompilationScope scope, Conditions conditions)
{
    private Node? _condition;
    private Node? _observed;

    public AllowStatement Statement => statement;

    /// <summary>The result of the statement if it is true: the same each time.</summary>
    public TriedStatement True { get; } = new(statement, Cause.True, null);

    /// <summary>The result of the statement if it is false: the same each time.</summary>
    public TriedStatement False { get; } = new(statement, Cause.False, null);

    /// <summary>The decision where it is the first that is tried, and true: the same each time.</summary>
    public Decision AllowsAtOnce { get; } = new(Cause.True, [new TriedStatement(statement, Cause.True, null)]);

    /// <summary>Its condition; null where it has none.</summary>
    public Node? Condition(bool isObserved) =>
        statement.Condition is null ? null
        : isObserved ? _observed ??= conditions.Compile(statement.Condition, scope, isObserved)
        : _condition ??= conditions.Compile(statement.Condition, scope, isObserved);
}
