using RulesHarness.Code.Model;
using RulesHarness.Code.Scripts;
using RulesHarness.Code.Scripts.Interpretation;
using RulesHarness.Code.Scripts.Syntax;

namespace RulesHarness.Code.JavaScript;

/// <summary>Reads the queries of JavaScript and TypeScript.</summary>
internal sealed class JavaScriptReader : ScriptReader
{
    public override IReadOnlyList<string> Extensions { get; } =
    [".js", ".jsx", ".mjs", ".cjs", ".ts", ".tsx", ".mts", ".cts", ".vue", ".svelte", ".html"];

    private static readonly string[] Components = [".vue", ".svelte", ".html"];

    protected override Library Library => new JavaScriptLibrary();

    protected override IReadOnlyList<ImportAlias> Aliases(SourceFile file) => ProjectSettings.Read(file);

    protected override BlockNode Parse(SourceFile file)
    {
        var isComponent = Components.Contains(Path.GetExtension(file.Path));
        var text = isComponent ? ScriptElements.Only(file.Text) : file.Text;
        var hasMarkup = !isComponent && !file.Path.EndsWith("ts", StringComparison.Ordinal);
        var dialect = hasMarkup ? JavaScriptDialect.WithMarkup : JavaScriptDialect.Plain;
        var program = new JavaScriptParser(Lexer.Read(dialect, text)).Program();
        return new BlockNode(program.At, JavaScriptParser.WithClasses(program.Statements));
    }
}
