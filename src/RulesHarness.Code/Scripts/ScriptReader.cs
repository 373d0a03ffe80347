using RulesHarness.Code.Model;
using RulesHarness.Code.Scripts.Interpretation;
using RulesHarness.Code.Scripts.Syntax;
using RulesHarness.Code.Scripts.Values;

namespace RulesHarness.Code.Scripts;

/// <summary>Reads the queries of a language that is interpreted on values which are only partly known.</summary>
internal abstract class ScriptReader : ICodeReader
{
    public abstract IReadOnlyList<string> Extensions { get; }

    protected abstract Library Library { get; }

    protected abstract BlockNode Parse(SourceFile file);

    /// <summary>Gets the names that a file which is no source gives to others.</summary>
    protected virtual IReadOnlyList<ImportAlias> Aliases(SourceFile file) => [];

    public CodeQueries Read(IReadOnlyList<SourceFile> files)
    {
        var sources = files.ToLookup(file => Extensions.Contains(Path.GetExtension(file.Path)));
        var modules = sources[true].Select(file => new Module(new Program(file.Path, file.Text, Parse(file)))).ToList();
        if (modules.Count == 0)
        {
            return CodeQueries.None;
        }
        var library = Library;
        var findings = new Findings();
        var all = new Modules(modules, library.SharesNames) { Aliases = [.. sources[false].SelectMany(Aliases)] };
        new Interpreter(library, all, findings).RunProgram();
        return findings.Result(modules.Count);
    }
}
