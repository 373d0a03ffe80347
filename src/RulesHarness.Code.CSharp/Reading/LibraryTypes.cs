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

    private static readonly HashSet<string> Namespaces = new(StringComparer.Ordinal)
    {
        "Google.Cloud.Firestore",
        "RulesHarness.Firestore.Client",
        "RulesHarness.Firestore.Values",
    };

    private static readonly HashSet<string> Queries = new(StringComparer.Ordinal)
    {
        "Query",
        "CollectionReference",
        "AggregateQuery",
        "Filter",
        "FieldPath",
    };

    /// <summary>Gets the name of a type of a client library; null for any other type.</summary>
    public static string? Name(ITypeSymbol? type) =>
        type?.ContainingNamespace is { } space && Namespaces.Contains(space.ToDisplayString()) ? type.Name : null;

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
