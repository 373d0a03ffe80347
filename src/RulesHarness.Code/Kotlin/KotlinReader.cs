using RulesHarness.Code.Model;
using RulesHarness.Code.Scripts;
using RulesHarness.Code.Scripts.Interpretation;
using RulesHarness.Code.Scripts.Syntax;

namespace RulesHarness.Code.Kotlin;

/// <summary>Reads the queries of Kotlin.</summary>
internal sealed class KotlinReader : ScriptReader
{
    public override IReadOnlyList<string> Extensions { get; } = [".kt", ".kts"];

    protected override Library Library => new KotlinLibrary();

    protected override BlockNode Parse(SourceFile file) =>
        new KotlinParser(Lexer.Read(KotlinDialect.Instance, file.Text)).Program();
}
