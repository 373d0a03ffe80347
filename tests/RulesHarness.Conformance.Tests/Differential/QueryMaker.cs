using System.Collections.Immutable;
using RulesHarness.Language.Evaluation;

namespace RulesHarness.Conformance.Tests.Differential;

/// <summary>Makes queries that Firestore takes, mostly about the fields that the rules ask for.</summary>
internal sealed class QueryMaker(Dice dice, DocumentMaker documents, List<string> fields)
{
    private static readonly QueryOperator[] Ranges = [QueryOperator.LessThan, QueryOperator.LessThanOrEqual, QueryOperator.GreaterThan, QueryOperator.GreaterThanOrEqual];

    public ListAttempt Make(bool isGroup)
    {
        var filters = dice.Some(3, Any);
        // One of these to a query, and none of them beside a choice.
        var rare = filters.FindIndex(filter => filter.Operator is QueryOperator.NotEqual or QueryOperator.NotIn or QueryOperator.ArrayContains or QueryOperator.ArrayContainsAny);
        if (rare >= 0)
        {
            filters.RemoveAll(filter => filter != filters[rare] && (filter.Parts.Length > 0 || filter.Operator is not (QueryOperator.Equal or QueryOperator.LessThan or QueryOperator.GreaterThan)));
        }

        var orders = filters.Count == 0 ? dice.Some(2, () => (Field(), dice.Percent(50))).DistinctBy(order => order.Item1) : [];
        return new ListAttempt(isGroup, filters switch { [] => null, [var one] => one, _ => Composite(false, filters) }, [.. orders],
            dice.Percent(40) ? dice.Pick([1, 2, 5, 10, 100]) : null, dice.Percent(10) ? 1 + dice.Next(3) : null);
    }

    private static FilterAttempt Composite(bool isOr, IEnumerable<FilterAttempt> parts) => new("", QueryOperator.Equal, null, isOr, [.. parts]);

    private FilterAttempt Any() => dice.Next(10) switch
    {
        0 => Composite(true, [Comparison(), Comparison()]),
        1 => Composite(false, [Comparison(), Comparison()]),
        2 => Rare(),
        _ => Comparison(),
    };

    private FilterAttempt Comparison()
    {
        var field = Field();
        return dice.Next(10) switch
        {
            < 6 => new(field, QueryOperator.Equal, Value(field), false, []),
            < 8 => new(field, dice.Pick(Ranges), Ranged(field), false, []),
            8 => new(field, QueryOperator.In, new List<object?> { Ranged(field), Ranged(field) }, false, []),
            _ => new(dice.Percent(50) ? "m.a" : "m.b", QueryOperator.Equal, documents.Value(dice.Percent(50) ? "int" : "string"), false, []),
        };
    }

    private FilterAttempt Rare()
    {
        var field = Field();
        return dice.Next(4) switch
        {
            0 => new(field, QueryOperator.NotEqual, Value(field), false, []),
            1 => new(field, QueryOperator.NotIn, new List<object?> { Ranged(field), Ranged(field) }, false, []),
            2 => new(dice.Percent(50) ? "l" : "ls", QueryOperator.ArrayContains, dice.Percent(50) ? documents.Value("int") : documents.Value("string"), false, []),
            _ => new(dice.Percent(50) ? "l" : "ls", QueryOperator.ArrayContainsAny, new List<object?> { documents.Value("int"), documents.Value("string") }, false, []),
        };
    }

    private string Field() => fields.Count > 0 && dice.Percent(85) ? dice.Pick(fields) : dice.Pick(Pools.Fields).Name;

    private object? Value(string field) => documents.Value(Pools.Fields.First(each => each.Name == field).Type);

    // Only equality asks for null and for NaN.
    private object? Ranged(string field) => Value(field) switch
    {
        null or double.NaN => 1L,
        var value => value,
    };
}
