using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Identities;

namespace RulesHarness.Code.Tests.RandomPrograms;

/// <summary>A class of random methods: its text, and what its methods send when they run.</summary>
internal sealed class RandomProgram
{
    private static readonly Lazy<IReadOnlyList<MetadataReference>> References = new(() =>
        [
            .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
                .Split(Path.PathSeparator)
                .Select(path => MetadataReference.CreateFromFile(path)),
        ]
    );

    private readonly Assembly _assembly;

    public RandomProgram(int seed, int methods)
    {
        Names = [.. Enumerable.Range(0, methods).Select(at => $"M{at}")];
        var written = Names.Select((name, at) => new MethodWriter(new Random(seed + at), name).Write());
        Text = $$"""
            using System;
            using System.Collections.Generic;
            using System.Linq;
            using System.Threading.Tasks;
            using RulesHarness.Firestore.Client;
            using RulesHarness.Firestore.Values;

            namespace Generated;

            public enum Kind { A, B, C }

            public static class Names
            {
                public const string Comments = "comments";
                public static readonly string Rooms = "rooms";
            }

            public static class Program
            {
            {{string.Join("\n", written)}}
            }
            """;
        _assembly = Compile(Text);
    }

    public IReadOnlyList<string> Names { get; }

    public string Text { get; }

    /// <summary>Runs a method with each combination of its arguments, and gets the queries that it sent.</summary>
    public async Task<IReadOnlySet<string>> RunAsync(string name)
    {
        var method = _assembly.GetType("Generated.Program")!.GetMethod(name)!;
        var kinds = Enum.GetValues(_assembly.GetType("Generated.Kind")!).Cast<object>().ToList();
        var recorder = new QueryRecorder();
        await using var connection = new FirestoreConnection(recorder);
        var database = connection.Database("demo", Identity.Admin);
        foreach (var flags in Enumerable.Range(0, 16))
        {
            foreach (var kind in kinds)
            {
                var text = (flags & 8) == 0 ? null : QueryRecorder.Any;
                object?[] arguments = [database, (flags & 1) > 0, (flags & 2) > 0, (flags & 4) > 0, text, kind];
                await RunAsync(() => (Task)method.Invoke(null, arguments)!);
            }
        }
        return recorder.Sent;
    }

    private static async Task RunAsync(Func<Task> run)
    {
        try
        {
            await run();
        }
        catch (InvalidOperationException)
        {
            // The method threw on purpose.
        }
    }

    private static Assembly Compile(string text)
    {
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary);
        var tree = CSharpSyntaxTree.ParseText(text);
        var compilation = CSharpCompilation.Create("generated", [tree], References.Value, options);
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        emitted.Diagnostics.Where(each => each.Severity == DiagnosticSeverity.Error).Should().BeEmpty();
        image.Position = 0;
        return new AssemblyLoadContext("generated", isCollectible: true).LoadFromStream(image);
    }
}
