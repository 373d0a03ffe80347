using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace RulesHarness.Analyzers.Tests;

/// <summary>Compiles code against the real client, and analyses it.</summary>
internal static class Analysis
{
    /// <summary>
    /// Somebody's own assertions, marked: what <c>Should</c> gives, one that is a task, and one that goes on after it
    /// was made.
    /// </summary>
    private const string Assertions = """
        namespace Asserting
        {
            [RulesHarness.NUnit.Assertions.MustBeAwaited]
            public class TaskAssertions
            {
                public Denial BeDeniedAsync() => new();
                public System.Threading.Tasks.Task BeAllowedAsync() => System.Threading.Tasks.Task.CompletedTask;
            }

            public sealed class Narrower : TaskAssertions;

            [RulesHarness.NUnit.Assertions.MustBeAwaited]
            public sealed class Denial
            {
                public Denial Because(string reason) => this;
                public System.Runtime.CompilerServices.TaskAwaiter GetAwaiter() => default;
            }

            public static class Extensions
            {
                public static TaskAssertions Should(this System.Threading.Tasks.Task task) => new();
                public static Narrower Should<T>(this System.Threading.Tasks.Task<T> task) => new();
            }
        }
        """;

    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;
        using RulesHarness.Firestore.Client;
        using RulesHarness.Firestore.Identities;
        """;

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>
    /// The findings of members of a class that has a database <c>db</c> and a document <c>doc</c>, with the assertions
    /// of some namespaces.
    /// </summary>
    public static Task<IReadOnlyList<Finding>> OfMembersAsync(string members, params string[] assertions) =>
        OfAsync(
            $$"""
            {{Usings}}
            {{string.Concat((assertions.Length == 0 ? ["Asserting"] : assertions).Select(name => $"using {name};"))}}
            {{Assertions}}
            public sealed class Test
            {
                private static readonly FirestoreDb db = null!;
                private static readonly DocumentReference doc = null!;
                private static void Take(object? value) { }
                {{members}}
            }
            """
        );

    private static async Task<IReadOnlyList<Finding>> OfAsync(string code)
    {
        var compilation = CSharpCompilation.Create(
            "Analysed",
            [CSharpSyntaxTree.ParseText(code)],
            References,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable
            )
        );
        compilation.GetDiagnostics().Where(found => found.Severity == DiagnosticSeverity.Error).Should().BeEmpty(code);
        var found = await compilation.WithAnalyzers([new AwaitedAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        return
        [
            .. found
                .OrderBy(one => one.Location.SourceSpan.Start)
                .Select(one => new Finding(
                    one.Id,
                    one.Severity,
                    one.GetMessage(),
                    code[one.Location.SourceSpan.Start..one.Location.SourceSpan.End]
                )),
        ];
    }
}

/// <summary>A finding, its message and the text that it marks.</summary>
internal sealed record Finding(string Id, DiagnosticSeverity Severity, string Message, string Marked);
