namespace RulesHarness.Indexes.Planning;

/// <summary>The ways in which a query finds its documents, from the cheapest to the most expensive.</summary>
public enum PlanStatus
{
    /// <summary>By one single-field index that Firestore makes by itself, or by the collection's own key.</summary>
    Automatic,

    /// <summary>By several indexes, merged.</summary>
    Merged,

    /// <summary>By a declared index.</summary>
    Declared,

    /// <summary>Not at all: the query fails for want of an index.</summary>
    Missing,

    /// <summary>Not at all, and no index would help: Firestore does not support the query.</summary>
    Unsupported,
}

/// <summary>
/// The plan for one conjunction of a query. <c>Recommended</c> is the one index that serves it alone, which the
/// emulator reports too; null if the collection's own key does. <c>Uses</c> are the declared and single-field indexes
/// that serve it, <c>Add</c> is the index to declare if none do.
/// </summary>
public sealed record RowPlan(
    PlanStatus Status,
    IndexShape? Recommended,
    IReadOnlyList<IndexShape> Uses,
    IndexShape? Add
)
{
    /// <summary>The uncertainty of the plan where Firestore does not document it; null if it is certain.</summary>
    public string? Note { get; init; }
}

/// <summary>
/// The plan of a query: that of its most expensive row. <c>Reason</c> explains why a query is not supported.
/// </summary>
public sealed record QueryPlan(IReadOnlyList<RowPlan> Rows, string? Reason = null)
{
    /// <summary>
    /// The index that the query needs for each user, or for each key of a map, by a field of its own, and that nobody
    /// can declare; null for any other query.
    /// </summary>
    public IndexShape? OfEachUser { get; init; }

    /// <summary>The status of the row that takes most.</summary>
    public PlanStatus Status => Reason is not null ? PlanStatus.Unsupported : Rows.Max(row => row.Status);

    /// <summary>The uncertainty of the plan; null if it is certain.</summary>
    public string? Note => Rows.Select(row => row.Note).OfType<string>().FirstOrDefault();

    /// <summary>The indexes to declare, each once.</summary>
    public IEnumerable<IndexShape> Missing => Rows.Select(row => row.Add).OfType<IndexShape>().Distinct();
}
