using Microsoft.CodeAnalysis;
using RulesHarness.Code.CSharp.Values;
using RulesHarness.Code.Model;

namespace RulesHarness.Code.CSharp.Reading;

/// <summary>The types of the client libraries.</summary>
internal static class LibraryTypes
{
    /// <summary>Returns true if a property is that of the settings which a container gives.</summary>
    public static bool IsOptions(IPropertySymbol property) =>
        property.Name is "Value" or "CurrentValue"
        && property.ContainingType.Name is "IOptions" or "IOptionsSnapshot" or "IOptionsMonitor";

    /// <summary>The namespaces, the innermost name first.</summary>
    private static readonly string[][] Namespaces =
    [
        ["Firestore", "Cloud", "Google"],
        ["Client", "Firestore", "RulesHarness"],
        ["Values", "Firestore", "RulesHarness"],
        ["Firestore", "Firebase"],
        ["CloudFirestore", "Plugin"],
        ["Firestore", "Firebase", "Plugin"],
    ];

    /// <summary>The types that other libraries name differently than the one for servers.</summary>
    private static readonly Dictionary<string, string> OtherNames = new(StringComparer.Ordinal)
    {
        ["FirebaseFirestore"] = "FirestoreDb",
        ["IFirestore"] = "FirestoreDb",
        ["IFirebaseFirestore"] = "FirestoreDb",
        ["IQuery"] = "Query",
        ["QueryExtensions"] = "Query",
        ["ICollectionReference"] = "CollectionReference",
        ["IDocumentReference"] = "DocumentReference",
        ["IDocumentSnapshot"] = "DocumentSnapshot",
        ["ITransaction"] = "Transaction",
    };

    /// <summary>The types that queries are made of, or sent with.</summary>
    private static readonly HashSet<string> Main = new(StringComparer.Ordinal)
    {
        "FirestoreDb",
        "Query",
        "CollectionReference",
        "DocumentReference",
        "AggregateQuery",
        "Transaction",
    };

    private static readonly HashSet<string> Queries = new(StringComparer.Ordinal)
    {
        "Query",
        "CollectionReference",
        "AggregateQuery",
        "Filter",
        "FieldPath",
    };

    /// <summary>
    /// Gets the name of a type of a client library, as the one for servers names it; null for any other type.
    /// </summary>
    public static string? Name(ITypeSymbol? type) =>
        type?.ContainingNamespace is { } space && Array.Exists(Namespaces, names => IsNamed(space, names))
            ? OtherNames.GetValueOrDefault(type.Name, type.Name)
            : null;

    /// <summary>Returns true if a type is named like one of a client library.</summary>
    public static bool IsName(string name) => Main.Contains(name) || OtherNames.ContainsKey(name);

    /// <summary>
    /// Compares name by name: writing a namespace out takes longer than all else that is done for a call.
    /// </summary>
    private static bool IsNamed(INamespaceSymbol space, string[] names)
    {
        var at = space;
        foreach (var name in names)
        {
            if (at is null || at.Name != name)
            {
                return false;
            }
            at = at.ContainingNamespace;
        }
        return at is { IsGlobalNamespace: true };
    }

    public static bool IsQuery(ITypeSymbol? type) => Name(type) is { } name && Queries.Contains(name);

    /// <summary>
    /// Gets the value that stands for any object of a type: there is one database, and a query does not depend on the
    /// id of the document that it begins at.
    /// </summary>
    public static Value? Usual(ITypeSymbol? type) =>
        Name(type) switch
        {
            "FirestoreDb" => DatabaseValue.Instance,
            "DocumentReference" => new DocumentValue(CollectionTemplate.AnyDocument),
            _ => null,
        };
}
