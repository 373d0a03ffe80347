using RulesHarness.Embedded.Storage;
using RulesHarness.Protocol;

namespace RulesHarness.Embedded.Queries;

/// <summary>The collections that a query looks through.</summary>
/// <param name="Parent">The document's path that they are below; empty for the root.</param>
/// <param name="Id">Their id; empty for any.</param>
/// <param name="IsGroup">Whether they are anywhere below it, or directly.</param>
public sealed record QueryScope(string Parent, string Id, bool IsGroup)
{
    /// <summary>Gets the collection or collection group that a query reads below a parent.</summary>
    public static QueryScope Of(string parent, StructuredQuery query) =>
        query.From.Count == 0
            ? new QueryScope(parent, "", false)
            : new QueryScope(parent, query.From[0].CollectionId, query.From[0].AllDescendants);

    /// <summary>Its documents, in no order.</summary>
    public IEnumerable<StoredDocument> Of(DocumentTree documents) =>
        !IsGroup && Id.Length > 0
            ? documents.In(Parent.Length == 0 ? Id : $"{Parent}/{Id}")
            : documents.Collections.Where(Holds).SelectMany(documents.In);

    /// <summary>Whether it looks through a collection.</summary>
    public bool Holds(string collection)
    {
        if (
            Parent.Length > 0
            && !(
                collection.StartsWith(Parent, StringComparison.Ordinal)
                && collection.Length > Parent.Length
                && collection[Parent.Length] == '/'
            )
        )
        {
            return false;
        }
        var below = Parent.Length == 0 ? collection : collection[(Parent.Length + 1)..];
        var slash = below.LastIndexOf('/');
        return (IsGroup || slash < 0) && (Id.Length == 0 || below.AsSpan(slash + 1).SequenceEqual(Id));
    }
}
