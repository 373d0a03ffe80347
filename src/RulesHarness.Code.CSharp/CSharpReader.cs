using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RulesHarness.Code.CSharp.Reading;
using RulesHarness.Code.CSharp.Sources;
using RulesHarness.Code.Model;

namespace RulesHarness.Code.CSharp;

/// <summary>
/// Reads C#. Methods that nothing in the sources calls are run first, on values that are not known, and the calls that
/// they make are followed; then those that were not reached. Methods that lead to no call which sends a query are left
/// out.
/// </summary>
public sealed class CSharpReader : ICodeReader
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions { get; } = [".cs"];

    /// <inheritdoc/>
    public CodeQueries Read(IReadOnlyList<SourceFile> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var sources = SourceSet.Of(files);
        var relevance = new Relevance(sources);
        var log = new SiteLog();
        var senders = new Senders(sources, relevance.Members);
        foreach (var call in Workers.Map(senders.Direct, CallSites.Of(sources)).SelectMany(calls => calls))
        {
            log.Add(call);
        }
        var graph = new CallGraph(sources, senders);
        var runs = new MethodRuns(sources, relevance, log);
        runs.Run([.. Programs(graph)]);
        foreach (var methods in graph.Layers())
        {
            runs.Run(methods);
        }
        return log.ToQueries(files.Count);
    }

    private static IEnumerable<CompilationUnitSyntax> Programs(CallGraph graph) =>
        graph.Statements.Select(statement => statement.SyntaxTree.GetRoot()).OfType<CompilationUnitSyntax>().Distinct();
}
