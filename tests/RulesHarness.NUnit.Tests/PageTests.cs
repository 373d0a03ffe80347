using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RulesHarness.NUnit.Tests;

/// <summary>
/// The C# that the READMEs and docs/testing.md show compiles as a reader would paste it: a class into a file,
/// statements into a test.
/// </summary>
public sealed partial class PageTests
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly string[] Pages = ["README.md", "packaging/README.md", "docs/testing.md"];

    private static readonly IReadOnlyList<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private static IEnumerable<TestCaseData> Blocks => Pages.SelectMany(BlocksOf);

    [TestCaseSource(nameof(Blocks))]
    public void Block_compiles_without_a_warning(string code) => Compile(code).Should().BeEmpty();

    [TestCase("var database = As(\"author\");\nvar post = database.Dokument(\"posts/p1\");", "*CS1061*Dokument*")]
    [TestCase("public sealed class Lonely : RulesTests;", "*CS0246*RulesTests*")]
    [TestCase("As(\"author\").Document(\"posts/p1\").DeleteAsync();", "*CS4014*")]
    public void Block_that_does_not_compile_is_found(string code, string expected) =>
        Compile(code).Should().ContainSingle().Which.Should().Match(expected);

    [Test]
    public void Pages_show_files_and_statements()
    {
        BlocksOf("README.md").Should().NotBeEmpty();
        BlocksOf("docs/testing.md")
            .Select(block => IsFile((string)block.Arguments[0]!))
            .Should()
            .Contain([true, false]);
    }

    private static IEnumerable<TestCaseData> BlocksOf(string page)
    {
        var text = File.ReadAllText(Path.Combine(TestContext.CurrentContext.TestDirectory, "Pages", page));
        return Block()
            .Matches(text)
            .Select(block =>
                new TestCaseData(block.Groups[1].Value).SetArgDisplayNames(
                    $"{page}, line {text.AsSpan(0, block.Index).Count('\n') + 1}"
                )
            );
    }

    private static bool IsFile(string code) =>
        CSharpSyntaxTree
            .ParseText(code)
            .GetCompilationUnitRoot()
            .Members.Any(member => member is BaseTypeDeclarationSyntax or BaseNamespaceDeclarationSyntax);

    private static IEnumerable<string> Compile(string code)
    {
        var file = IsFile(code) ? code : InTest(code);
        // Which version of the runtime's assemblies a library was built against is nothing that the SDK tells of
        // either.
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            nullableContextOptions: NullableContextOptions.Enable
        ).WithSpecificDiagnosticOptions([
            new("CS1701", ReportDiagnostic.Suppress),
            new("CS1702", ReportDiagnostic.Suppress),
        ]);
        var compilation = CSharpCompilation.Create(
            "Pages",
            [CSharpSyntaxTree.ParseText(ImplicitUsings), CSharpSyntaxTree.ParseText(file)],
            References,
            options
        );
        return compilation
            .GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
            .Select(diagnostic =>
                $"{diagnostic}: {file.Split('\n')[diagnostic.Location.GetLineSpan().StartLinePosition.Line].Trim()}"
            );
    }

    // What is awaited last keeps a block that awaits nothing from being told of.
    private static string InTest(string statements) =>
        $$"""
            using FluentAssertions;
            using NUnit.Framework;
            using RulesHarness.Firestore.Client;
            using RulesHarness.Emulator;
            using RulesHarness.Firestore.Identities;
            using RulesHarness.Firestore.Values;
            using RulesHarness.Language.Evaluation;
            using RulesHarness.NUnit;
            using RulesHarness.Testing;

            public sealed class Pasted : RulesTests
            {
                [Test]
                public async Task Statements()
                {
            {{statements}}
                    await Task.CompletedTask;
                }
            }
            """;

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
