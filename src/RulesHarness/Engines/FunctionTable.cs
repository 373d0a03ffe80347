using RulesHarness.Language.Syntax;

namespace RulesHarness.Engines;

/// <summary>The functions of a rules file by name, and their variables, whatever block they belong to.</summary>
internal sealed class FunctionTable
{
    private readonly ILookup<string, SyntaxNode> _functions;
    private readonly ILookup<string, SyntaxNode> _variables;

    public FunctionTable(RulesDocument file)
    {
        var all = Within(file).OfType<FunctionDeclaration>().ToList();
        _functions = all.ToLookup(function => function.Name.Text, SyntaxNode (function) => function);
        _variables = all.SelectMany(function => function.Bindings)
            .ToLookup(binding => binding.Name.Text, SyntaxNode (binding) => binding);
    }

    /// <summary>
    /// The nodes elsewhere in the file that an expression may evaluate: the functions that a call may mean, the
    /// bindings of a variable.
    /// </summary>
    public IEnumerable<SyntaxNode> EvaluatedFor(Expression expression) =>
        expression switch
        {
            CallExpression { Target: null } call => _functions[call.Function.Text],
            NameExpression name => _variables[name.Name],
            _ => [],
        };

    private static IEnumerable<SyntaxNode> Within(SyntaxNode node) =>
        node.ChildNodes().SelectMany(Within).Prepend(node);
}
