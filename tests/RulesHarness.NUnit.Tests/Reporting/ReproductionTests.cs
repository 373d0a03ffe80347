using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RulesHarness.Checking;
using RulesHarness.Reporting;

namespace RulesHarness.NUnit.Tests.Reporting;

/// <summary>The C# that a failure prints is for pasting into a program.</summary>
public sealed class ReproductionTests
{
    [Test]
    public void Reproductions_of_all_of_the_samples_cases_compile()
    {
        var cases = CheckPlan.Make(new CheckOptions { Project = SampleFolder() }, TimeProvider.System.GetUtcNow()).Cases!.Cases;
        var methods = cases.Select((tried, at) => $"static async Task Case{at}(FirestoreConnection connection)\n{{\n{Reproduction.Of(tried)}\n}}\n");
        var program = $$"""
            using System;
            using System.Collections.Generic;
            using System.Threading.Tasks;
            using RulesHarness.Firestore.Client;
            using RulesHarness.Firestore.Identities;
            using RulesHarness.Firestore.Values;
            static class Reproductions
            {
            {{string.Join("\n", methods)}}
            }
            """;
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path));
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);

        var compilation = CSharpCompilation.Create("Reproductions", [CSharpSyntaxTree.ParseText(program)], references, options);

        cases.Should().HaveCountGreaterThan(300);
        compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
            .Select(diagnostic => $"{diagnostic}: {program.Split('\n')[diagnostic.Location.GetLineSpan().StartLinePosition.Line]}").Should().BeEmpty();
    }

    private static string SampleFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "firebase.json")))
            folder = folder.Parent ?? throw new InvalidOperationException("the sample's firebase.json is in no folder above the tests");
        return folder.FullName;
    }
}
