namespace RulesHarness.Code.Model;

/// <summary>A computation over the documents of a query. <c>Field</c> is null for a count.</summary>
public sealed record QueryAggregation(string Name, string? Field)
{
    /// <summary>Counts the documents.</summary>
    public static QueryAggregation Count { get; } = new("count", null);

    /// <summary>Adds up a field.</summary>
    public static QueryAggregation Sum(string field) => new("sum", field);

    /// <summary>Averages a field.</summary>
    public static QueryAggregation Average(string field) => new("average", field);

    /// <inheritdoc/>
    public override string ToString() => $"{Name}({Field})";
}
