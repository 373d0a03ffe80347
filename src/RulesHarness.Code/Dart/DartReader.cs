using RulesHarness.Code.Model;
using RulesHarness.Code.Scripts;
using RulesHarness.Code.Scripts.Interpretation;
using RulesHarness.Code.Scripts.Syntax;

namespace RulesHarness.Code.Dart;

/// <summary>Reads the queries of Dart.</summary>
internal sealed class DartReader : ScriptReader
{
    public override IReadOnlyList<string> Extensions { get; } = [".dart"];

    protected override Library Library => new DartLibrary();

    protected override BlockNode Parse(SourceFile file) =>
        new DartParser(Lexer.Read(DartDialect.Instance, file.Text)).Program();
}
