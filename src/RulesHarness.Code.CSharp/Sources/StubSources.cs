using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace RulesHarness.Code.CSharp.Sources;

/// <summary>
/// Declarations that stand in place of references: the sources that are read need not be restored, and the tool needs
/// no SDK.
/// </summary>
internal static class StubSources
{
    private static readonly Lazy<IReadOnlyList<SyntaxTree>> Parsed = new(Parse);

    public static IReadOnlyList<SyntaxTree> Trees => Parsed.Value;

    private static IReadOnlyList<SyntaxTree> Parse()
    {
        var firestore = Text("Firestore");
        var plugin = Text("PluginFirestore");
        return
        [
            Tree("BaseLibrary", Text("BaseLibrary")),
            Tree("GoogleCloudFirestore", Named(firestore, "Google.Cloud.Firestore", "Google.Cloud.Firestore")),
            Tree(
                "RulesHarnessFirestore",
                "using RulesHarness.Firestore.Values;\n"
                    + Named(firestore, "RulesHarness.Firestore.Client", "RulesHarness.Firestore.Values")
            ),
            Tree("FirebaseFirestore", Named(Unity(firestore), "Firebase.Firestore", "Firebase.Firestore")),
            Tree("UnityFirestore", Text("UnityFirestore")),
            Tree("PluginCloudFirestore", Named(plugin, "Plugin.CloudFirestore", "")),
            Tree("PluginFirebase", Named(plugin, "Plugin.Firebase.Firestore", "")),
        ];
    }

    /// <summary>The client library for Unity names the database differently, and counts by a property.</summary>
    private static string Unity(string firestore) =>
        firestore
            .Replace("FirestoreDb", "FirebaseFirestore", StringComparison.Ordinal)
            .Replace("public AggregateQuery Count() => null;", "", StringComparison.Ordinal);

    private static string Named(string firestore, string client, string values) =>
        firestore
            .Replace("namespace NAMESPACE", $"namespace {client}", StringComparison.Ordinal)
            .Replace("namespace VALUES", $"namespace {values}", StringComparison.Ordinal);

    private static SyntaxTree Tree(string name, string text) =>
        CSharpSyntaxTree.ParseText(text, CSharpParseOptions.Default, $"<{name}>");

    private static string Text(string name)
    {
        using var stream = typeof(StubSources).Assembly.GetManifestResourceStream($"{name}.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
