using RulesHarness.Firestore.Values;
using RulesHarness.Protocol;
using static RulesHarness.Protocol.StructuredAggregationQuery.Types;

namespace RulesHarness.Firestore.Client;

/// <summary>Something to compute over the documents of a query.</summary>
/// <seealso href="https://firebase.google.com/docs/firestore/query-data/aggregation-queries"/>
public sealed record AggregateField
{
    private AggregateField(string name, FieldPath? field) => (Name, Field) = (name, field);

    /// <summary>The aggregation: <c>count</c>, <c>sum</c> or <c>avg</c>.</summary>
    public string Name { get; }

    /// <summary>The aggregated field; null for a count.</summary>
    public FieldPath? Field { get; }

    /// <summary>The number of documents.</summary>
    public static AggregateField Count() => new("count", null);

    /// <summary>The sum of a field's numbers; zero when there are none.</summary>
    public static AggregateField Sum(FieldPath field) => new("sum", field);

    /// <summary>The mean of a field's numbers; null when there are none.</summary>
    public static AggregateField Average(FieldPath field) => new("avg", field);

    internal Aggregation ToMessage(string alias)
    {
        var aggregation = new Aggregation { Alias = alias };
        var field = Field is null ? null : new StructuredQuery.Types.FieldReference { FieldPath = Field.ToString() };
        if (Name == "sum")
        {
            aggregation.Sum = new Aggregation.Types.Sum { Field = field };
        }
        else if (Name == "avg")
        {
            aggregation.Avg = new Aggregation.Types.Avg { Field = field };
        }
        else
        {
            aggregation.Count = new Aggregation.Types.Count();
        }
        return aggregation;
    }
}
