using RulesHarness.Code.Model;
using RulesHarness.Code.Scripts.Values;

namespace RulesHarness.Code.Scripts.Interpretation;

/// <summary>Values and reasons that several libraries use.</summary>
internal static class Known
{
    /// <summary>Gets the end of a sentence that says where an unknown value comes from.</summary>
    public static string Reason(string? source) =>
        source switch
        {
            null => "is only known when the code runs",
            ['c', 'o', 'm', 'e', 's', ..] => source,
            _ => $"is {source}",
        };

    /// <summary>
    /// Gets the collection that an unknown value is said to refer to; any other value as it is.
    /// </summary>
    public static Value Referred(Value value) =>
        value is UnknownValue { Kind: ReferenceKind.Collection } collection ? Collection(collection) : value;

    /// <summary>Gets a query of which nothing is known.</summary>
    public static QueryValue Query(Problem problem) => new(QueryShape.OfCollection(CollectionTemplate.Hole), problem);

    /// <summary>Gets the collection of a document of which nothing is known.</summary>
    private static QueryValue Collection(UnknownValue document) =>
        new(
            QueryShape.OfCollection(CollectionTemplate.Hole),
            new Problem($"the collection of a document {Reason(document.Source)}", document.Owner)
        )
        {
            IsCollection = true,
        };
}
