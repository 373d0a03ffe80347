namespace RulesHarness.Indexes.Planning;

/// <summary>How a query finds its documents; the later, the more it takes.</summary>
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
/// How one conjunction of a query is served. <c>Recommended</c> is the one index that serves it alone, which the emulator reports too; null when
/// the collection's own key does. <c>Uses</c> are the declared and single-field indexes that serve it, <c>Add</c> what is to be declared when
/// none do.
/// </summary>
public sealed record RowPlan(
    PlanStatus Status,
    IndexShape? Recommended,
    IReadOnlyList<IndexShape> Uses,
    IndexShape? Add
)
{
    /// <summary>What is not certain about the plan, because Firestore does not document it; null if it is.</summary>
    public string? Note { get; init; }
}

/// <summary>How a query is served: as its worst row is. <c>Reason</c> says why a query is not supported.</summary>
public sealed record QueryPlan(IReadOnlyList<RowPlan> Rows, string? Reason = null)
{
    /// <summary>The status of the row that takes most.</summary>
    public PlanStatus Status => Reason is not null ? PlanStatus.Unsupported : Rows.Max(row => row.Status);

    /// <summary>What is not certain about the plan; null if it is.</summary>
    public string? Note => Rows.Select(row => row.Note).FirstOrDefault(note => note is not null);

    /// <summary>The indexes to declare, each once.</summary>
    public IEnumerable<IndexShape> Missing => Rows.Select(row => row.Add).OfType<IndexShape>().Distinct();
}
