using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Semantics;

/// <summary>
/// A query whose parameters are bound: <c>Filter</c> holds only fields and literals. <c>ParentIds</c> are the ids in
/// the collection's path, outermost first; empty at the root and for a group.
/// </summary>
public sealed record ListQuery(CollectionPath Collection, IReadOnlyList<string> ParentIds, Condition? Filter)
{
    /// <summary>
    /// The fields to sort by; ties, and queries without a sort, are in the order of the documents' names.
    /// </summary>
    public IReadOnlyList<SortField> Sort { get; init; } = [];

    /// <summary>The most documents to return.</summary>
    public int? Limit { get; init; }

    /// <summary>The number of documents that are left out before the first one.</summary>
    public int Offset { get; init; }

    /// <summary>Where in the order it starts; null for the beginning.</summary>
    public QueryBound? Start { get; init; }

    /// <summary>Where in the order it ends; null for the end.</summary>
    public QueryBound? End { get; init; }

    /// <summary>
    /// The search among the documents that match; null for none. The search has a limit of its own, which rules do not
    /// see.
    /// </summary>
    public NearestQuery? Nearest { get; init; }

    /// <summary>The path of the document that the collection is below; empty at the root and for a group.</summary>
    public string ParentPath => Collection.IsGroup || ParentIds.Count == 0 ? "" : Path[..Path.LastIndexOf('/')];

    /// <summary>The path of the collection, with the parents' ids in place; <c>**/id</c> for a group.</summary>
    public string Path => Collection.IsGroup ? Collection.Text : Collection.Under(ParentIds);
}

/// <summary>
/// A place in a query's order, by values of the fields that it sorts by, from the first on. The documents there are
/// among those that the query asks for, or are not.
/// </summary>
public sealed record QueryBound(IReadOnlyList<object?> Values, bool IsIncluded);
