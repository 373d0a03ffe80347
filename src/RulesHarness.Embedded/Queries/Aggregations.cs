using System.Globalization;
using RulesHarness.Embedded.Storage;
using RulesHarness.Firestore.Values;
using RulesHarness.Protocol;
using static RulesHarness.Protocol.StructuredAggregationQuery.Types;

namespace RulesHarness.Embedded.Queries;

/// <summary>
/// Counts, sums and averages (https://firebase.google.com/docs/firestore/query-data/aggregation-queries). Documents
/// that lack one of the fields are in none of them.
/// </summary>
public static class Aggregations
{
    /// <summary>Computes each aggregation, by its alias.</summary>
    public static AggregationResult Of(StructuredAggregationQuery query, CompiledQuery compiled, DocumentTree tree)
    {
        FieldKey[] fields = [.. query.Aggregations.Select(FieldOf).OfType<FieldKey>()];
        var documents = compiled.Run(tree, fields.Length == 0 ? null : HasAll);
        bool HasAll(StoredDocument document) => Array.TrueForAll(fields, field => field.TryGet(document, out _));
        var result = new AggregationResult();
        foreach (var (at, aggregation) in query.Aggregations.Index())
        {
            result.AggregateFields[AliasOf(aggregation, at)] = ValueEncoder.Encode(Value(aggregation, documents));
        }
        return result;
    }

    /// <summary>The name of a result; those without one are numbered.</summary>
    public static string AliasOf(Aggregation aggregation, int at) =>
        aggregation.Alias.Length > 0
            ? aggregation.Alias
            : string.Create(CultureInfo.InvariantCulture, $"field_{at + 1}");

    private static FieldKey? FieldOf(Aggregation aggregation) =>
        FieldKey.Of(aggregation.Sum?.Field?.FieldPath ?? aggregation.Avg?.Field?.FieldPath);

    private static object? Value(Aggregation aggregation, IReadOnlyList<StoredDocument> documents)
    {
        if (aggregation.OperatorCase == Aggregation.OperatorOneofCase.Count)
        {
            return Math.Min(documents.Count, aggregation.Count.UpTo ?? long.MaxValue);
        }
        var field = FieldOf(aggregation)!;
        var numbers = documents
            .Select(document => field.TryGet(document, out var value) ? value : null)
            .Where(value => value is long or double)
            .ToList();
        if (aggregation.OperatorCase == Aggregation.OperatorOneofCase.Sum)
        {
            return Sum(numbers);
        }
        return numbers.Count == 0 ? null : Convert.ToDouble(Sum(numbers), CultureInfo.InvariantCulture) / numbers.Count;
    }

    /// <summary>Whole as long as all are, and it fits.</summary>
    private static object Sum(IReadOnlyList<object?> numbers)
    {
        if (numbers.All(number => number is long))
        {
            var whole = numbers.Aggregate(Int128.Zero, (sum, number) => sum + (long)number!);
            return whole >= long.MinValue && whole <= long.MaxValue ? (object)(long)whole : (double)whole;
        }

        return numbers.Sum(number => Convert.ToDouble(number, CultureInfo.InvariantCulture));
    }
}
