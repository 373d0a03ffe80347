using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <summary>
/// A collection beside those that a row of the inventory lists: rules with a wildcard there let callers at it.
/// </summary>
internal static class Unlisted
{
    private const string Name = "unlisted";

    /// <summary>
    /// Returns true if a collection's row lists names, and no other row means a collection of another.
    /// </summary>
    public static bool Exists(DataModel model, Collection collection) =>
        collection.Names.Count > 0
        && model.CollectionOf($"{Beside(collection.Path.Under(collection.Path.Captures))}/any") is null;

    /// <summary>The path of a document that is in that collection, and else where it is.</summary>
    public static string PathOf(Document document) => $"{Beside(document.CollectionPath)}/{document.Id}";

    /// <summary>The path of that collection.</summary>
    public static CollectionPath CollectionOf(CollectionPath listed) => CollectionPath.TryParse(Beside(listed.Text))!;

    private static string Beside(string collectionPath) =>
        $"{collectionPath[..(collectionPath.LastIndexOf('/') + 1)]}{Name}";
}
