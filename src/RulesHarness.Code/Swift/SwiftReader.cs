using RulesHarness.Code.Model;
using RulesHarness.Code.Scripts;
using RulesHarness.Code.Scripts.Interpretation;
using RulesHarness.Code.Scripts.Syntax;

namespace RulesHarness.Code.Swift;

/// <summary>Reads the queries of Swift.</summary>
internal sealed class SwiftReader : ScriptReader
{
    public override IReadOnlyList<string> Extensions { get; } = [".swift"];

    protected override Library Library => new SwiftLibrary();

    protected override BlockNode Parse(SourceFile file) =>
        new SwiftParser(Lexer.Read(SwiftDialect.Instance, file.Text)).Program();
}
