using System.Collections.Immutable;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis.Checks;

/// <summary>The meaning of names in a file, a service or a block, and in the scopes around it.</summary>
/// <param name="Around">Null for the file.</param>
/// <param name="Declared">The functions declared directly in it.</param>
/// <param name="Variables">What the path of a block captures, or what requests are about.</param>
/// <param name="Services">The services whose requests reach it.</param>
internal sealed record NameScope(
    NameScope? Around,
    ImmutableArray<FunctionDeclaration> Declared,
    ImmutableArray<string> Variables,
    ImmutableArray<string> Services
)
{
    private readonly Dictionary<string, FunctionDeclaration> _functions = Declared
        .GroupBy(function => function.Name.Text)
        .ToDictionary(group => group.Key, group => group.First());

    /// <summary>The function that a call means; null when none of the file.</summary>
    public FunctionDeclaration? Function(string name)
    {
        for (var scope = this; scope is not null; scope = scope.Around)
        {
            if (scope._functions.TryGetValue(name, out var function))
            {
                return function;
            }
        }

        return null;
    }

    public bool HasVariable(string name)
    {
        for (var scope = this; scope is not null; scope = scope.Around)
        {
            if (scope.Variables.Contains(name))
            {
                return true;
            }
        }

        return false;
    }
}
