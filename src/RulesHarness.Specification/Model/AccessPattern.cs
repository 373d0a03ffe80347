namespace RulesHarness.Specification.Model;

/// <summary>A field that a query sorts by, and the direction.</summary>
public sealed record SortField(string Field, bool Descending)
{
    /// <summary>The field as a sort order writes it.</summary>
    public override string ToString() => Descending ? $"{Field} desc" : $"{Field} asc";
}

/// <summary>The kinds of access pattern.</summary>
public enum PatternKind
{
    /// <summary>The documents of a query.</summary>
    List,

    /// <summary>One document by its id.</summary>
    Get,

    /// <summary>The number of documents of a query.</summary>
    Count,

    /// <summary>The sum of a field over a query.</summary>
    Sum,

    /// <summary>The average of a field over a query.</summary>
    Average,
}

/// <summary>A row of the Access Patterns: a query that the product runs, and who should be able to run it.</summary>
public sealed record AccessPattern(
    string Name,
    CollectionPath Collection,
    Condition? Filter,
    IReadOnlyList<SortField> Sort,
    Place Place
)
{
    /// <summary>The kind of query.</summary>
    public PatternKind Kind { get; init; }

    /// <summary>The field of a sum or an average.</summary>
    public string? AggregateField { get; init; }

    /// <summary>The most documents the query returns; null when it isn't limited.</summary>
    public int? Limit { get; init; }

    /// <summary>The search of the nearest vectors that takes the place of a sort order; null for none.</summary>
    public NearestSearch? Nearest { get; init; }

    /// <summary>The part of the order that it asks for; null for all of it.</summary>
    public PatternPage? Page { get; init; }

    /// <summary>Who should be able to run it; empty when that follows from the Security Rules.</summary>
    public IReadOnlyList<Actor> As { get; init; } = [];

    /// <summary>The part of the product that runs it.</summary>
    public string UsedBy { get; init; } = "";

    /// <summary>The row as the spec writes it, for messages.</summary>
    public string Text { get; init; } = "";
}
