using System.Collections.Immutable;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Evaluation.Compilation;

/// <summary>
/// The meaning of names inside a match block, the service or the file: its wildcards and functions, and those around
/// it.
/// </summary>
/// <param name="Around">Null for the file.</param>
/// <param name="Segments">The whole path, from the root.</param>
/// <param name="Functions">Its own functions.</param>
internal sealed record CompilationScope(
    CompilationScope? Around,
    ImmutableArray<PathSegment> Segments,
    ImmutableArray<FunctionDeclaration> Functions
)
{
    /// <summary>The place in the path of the wildcard of a name, the innermost one's; -1 where there is none.</summary>
    public int Wildcard(string name)
    {
        for (var i = Segments.Length - 1; i >= 0; i--)
        {
            if (
                Segments[i] is CaptureSegment capture
                    ? capture.Name == name
                    : Segments[i] is GlobSegment glob && glob.Name == name
            )
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>
    /// The innermost function of a name, with the scope that it was declared in; null where there is none.
    /// </summary>
    public (FunctionDeclaration Function, CompilationScope Scope)? Function(string name)
    {
        for (var scope = this; scope is not null; scope = scope.Around)
        {
            for (var i = scope.Functions.Length - 1; i >= 0; i--)
            {
                if (scope.Functions[i].Name.Text == name)
                {
                    return (scope.Functions[i], scope);
                }
            }
        }

        return null;
    }
}
