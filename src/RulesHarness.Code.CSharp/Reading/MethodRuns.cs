using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RulesHarness.Code.CSharp.Sources;

namespace RulesHarness.Code.CSharp.Reading;

/// <summary>
/// Runs methods at the same time, each in an interpreter of its own, and takes up what they found one after the other:
/// the result is the same as if each had been run after the one before.
/// </summary>
internal sealed class MethodRuns(SourceSet sources, Relevance relevance, SiteLog log)
{
    private readonly ClassIndex _classes = new(sources);
    private readonly QuietStatements _quiet = new(relevance);
    private readonly HashSet<IMethodSymbol> _visited = new(SymbolEqualityComparer.Default);

    public void Run(IReadOnlyList<CompilationUnitSyntax> programs)
    {
        foreach (var run in Workers.Map(programs, RunAlone))
        {
            Take(run);
        }
    }

    /// <summary>Runs those of the methods that no other one has called.</summary>
    public void Run(IReadOnlyList<IMethodSymbol> methods)
    {
        var open = methods.Where(method => !_visited.Contains(method)).ToList();
        var runs = Workers.Map(open, RunAlone);
        foreach (var (method, run) in open.Zip(runs))
        {
            // A method that one before it has called since was run in vain.
            if (!_visited.Contains(method))
            {
                Take(run);
            }
        }
    }

    private CodeInterpreter RunAlone(CompilationUnitSyntax program) => Run(each => each.RunProgram(program));

    private CodeInterpreter RunAlone(IMethodSymbol method) => Run(each => each.RunRoot(method));

    private CodeInterpreter Run(Action<CodeInterpreter> run)
    {
        var interpreter = new CodeInterpreter(sources, relevance, _quiet, _classes);
        run(interpreter);
        return interpreter;
    }

    private void Take(CodeInterpreter run)
    {
        _visited.UnionWith(run.Visited);
        log.Add(run.Log);
    }
}
