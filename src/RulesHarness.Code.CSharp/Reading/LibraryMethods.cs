namespace RulesHarness.Code.CSharp.Reading;

/// <summary>
/// The methods of the plugins for Xamarin and .NET MAUI, by the names that the client library for servers gives them.
/// </summary>
internal static class LibraryMethods
{
    private static readonly Dictionary<string, string> OtherNames = new(StringComparer.Ordinal)
    {
        ["GetCollection"] = "Collection",
        ["GetCollectionGroup"] = "CollectionGroup",
        ["GetDocument"] = "Document",
        ["CreateDocument"] = "Document",
        ["WhereEqualsTo"] = "WhereEqualTo",
        ["WhereNotEqualsTo"] = "WhereNotEqualTo",
        ["WhereLessThanOrEqualsTo"] = "WhereLessThanOrEqualTo",
        ["WhereGreaterThanOrEqualsTo"] = "WhereGreaterThanOrEqualTo",
        ["WhereFieldIn"] = "WhereIn",
        ["LimitTo"] = "Limit",
        ["LimitedTo"] = "Limit",
        ["LimitedToLast"] = "LimitToLast",
        ["StartingAt"] = "StartAt",
        ["StartingAfter"] = "StartAfter",
        ["EndingAt"] = "EndAt",
        ["EndingBefore"] = "EndBefore",
        ["GetAsync"] = "GetSnapshotAsync",
        ["GetDocumentsAsync"] = "GetSnapshotAsync",
        ["AddSnapshotListener"] = "Listen",
        ["AsObservable"] = "Listen",
        ["ObserveAdded"] = "Listen",
        ["ObserveModified"] = "Listen",
        ["ObserveRemoved"] = "Listen",
    };

    /// <summary>The methods of the client library for servers that no other library has.</summary>
    private static readonly HashSet<string> OfQueries = new(StringComparer.Ordinal)
    {
        "EndAt",
        "EndBefore",
        "FindNearest",
        "GetSnapshotAsync",
        "LimitToLast",
        "Listen",
        "StartAfter",
        "StartAt",
        "StreamAsync",
        "WhereArrayContainsAny",
        "WhereNotEqualTo",
        "WhereNotIn",
    };

    /// <summary>Returns true for the name of a method that makes a step of a query or sends one.</summary>
    public static bool MayBeOfQuery(string name) => OfQueries.Contains(name) || OtherNames.ContainsKey(name);

    /// <summary>Gets the usual name of a method of a client library.</summary>
    public static string Usual(string name) => OtherNames.GetValueOrDefault(name, name);
}
