using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Values;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;
using Comparison = RulesHarness.Specification.Model.Comparison;

namespace RulesHarness.Engines;

/// <summary>Turns a bound query of the spec into the client's.</summary>
internal static class ClientQuery
{
    public static Query Of(FirestoreDb database, ListQuery query)
    {
        var client = query.Collection.IsGroup
            ? database.CollectionGroup(query.Collection.Id)
            : database.Collection(query.Path);
        if (query.Filter is not null)
        {
            client = client.Where(Filter(query.Filter));
        }
        foreach (var by in query.Sort)
        {
            client = by.Descending ? client.OrderByDescending(by.Field) : client.OrderBy(by.Field);
        }
        client = query.Start switch
        {
            null => client,
            { IsIncluded: true, Values: var values } => client.StartAt([.. values]),
            { Values: var values } => client.StartAfter([.. values]),
        };
        client = query.End switch
        {
            null => client,
            { IsIncluded: true, Values: var values } => client.EndAt([.. values]),
            { Values: var values } => client.EndBefore([.. values]),
        };
        client = query.Offset > 0 ? client.Offset(query.Offset) : client;
        client = query.Limit is { } limit ? client.Limit(limit) : client;
        return query.Nearest is { } nearest ? Nearest(client, nearest) : client;
    }

    private static Query Nearest(Query client, NearestQuery nearest) =>
        client.FindNearest(
            FieldPath.Parse(nearest.Search.Field),
            nearest.Vector,
            nearest.Search.Measure,
            nearest.Limit,
            nearest.Search.ResultField,
            nearest.Search.Threshold
        );

    private static Filter Filter(Condition condition) =>
        condition switch
        {
            AndCondition and => Firestore.Client.Filter.And([.. and.Parts.Select(Filter)]),
            OrCondition or => Firestore.Client.Filter.Or([.. or.Parts.Select(Filter)]),
            Comparison { Left: FieldOperand field } comparison => Filter(
                field.Path,
                comparison.Comparator,
                Value(comparison.Right)
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(condition), condition, "Firestore has no such filter"),
        };

    private static Filter Filter(string field, Comparator comparator, object? value) =>
        comparator switch
        {
            Comparator.Equal => Firestore.Client.Filter.EqualTo(field, value),
            Comparator.NotEqual => Firestore.Client.Filter.NotEqualTo(field, value),
            Comparator.Less => Firestore.Client.Filter.LessThan(field, value),
            Comparator.LessOrEqual => Firestore.Client.Filter.LessThanOrEqualTo(field, value),
            Comparator.Greater => Firestore.Client.Filter.GreaterThan(field, value),
            Comparator.GreaterOrEqual => Firestore.Client.Filter.GreaterThanOrEqualTo(field, value),
            Comparator.In => Firestore.Client.Filter.InArray(field, (List<object?>)value!),
            Comparator.NotIn => Firestore.Client.Filter.NotInArray(field, (List<object?>)value!),
            Comparator.Has => Firestore.Client.Filter.ArrayContains(field, value),
            Comparator.HasAny => Firestore.Client.Filter.ArrayContainsAny(field, (List<object?>)value!),
            _ => throw new ArgumentOutOfRangeException(nameof(comparator), comparator, "Firestore has no such filter"),
        };

    private static object? Value(Operand operand) =>
        operand switch
        {
            LiteralOperand literal => literal.Value,
            ListOperand list => list.Items.Select(Value).ToList(),
            _ => throw new ArgumentOutOfRangeException(nameof(operand), operand, "not bound"),
        };
}
