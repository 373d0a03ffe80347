using System.Globalization;
using RulesHarness.Firestore.Values;
using RulesHarness.Indexes.Planning;
using RulesHarness.Protocol;
using RulesHarness.Specification.Model;
using static RulesHarness.Protocol.StructuredQuery.Types;
using Aggregation = RulesHarness.Protocol.StructuredAggregationQuery.Types.Aggregation;
using Comparison = RulesHarness.Specification.Model.Comparison;
using SpecComparator = RulesHarness.Specification.Model.Comparator;
using WireOperator = RulesHarness.Protocol.StructuredQuery.Types.FieldFilter.Types.Operator;

namespace RulesHarness.Checking;

/// <summary>
/// Converts an access pattern to the message that a client sends. A distinct text stands for each value that only a
/// case binds.
/// </summary>
internal static class PatternMessage
{
    private const string Documents = "projects/demo-project/databases/(default)/documents";

    public static StructuredQuery Of(IndexQuery query, int? limit)
    {
        var collection = new CollectionSelector { CollectionId = query.Collection, AllDescendants = query.IsGroup };
        var message = new StructuredQuery { From = { collection } };
        if (query.Filter is { } filter)
        {
            message.Where = FilterOf(filter, query);
        }
        foreach (var sort in query.Sort)
        {
            message.OrderBy.Add(OrderOf(sort));
        }
        message.Limit = limit;
        return message;
    }

    public static StructuredAggregationQuery Sum(StructuredQuery query, IEnumerable<string> fields)
    {
        var message = new StructuredAggregationQuery { StructuredQuery = query };
        foreach (var field in fields)
        {
            message.Aggregations.Add(new Aggregation { Sum = new() { Field = FieldOf(field) } });
        }
        return message;
    }

    /// <summary>
    /// The ids that a filter compares the document's name with, where a collection group needs paths.
    /// </summary>
    public static IEnumerable<Operand> IdsInGroup(IndexQuery query) =>
        Comparisons(query.Filter)
            .Where(comparison => comparison.Left is FieldOperand { Path: IndexShape.DocumentName })
            .SelectMany(comparison => comparison.Right is ListOperand list ? list.Items : [comparison.Right])
            .Where(IsId);

    /// <summary>
    /// A text with an even number of slashes is not a document's path; values that only a case binds are ids.
    /// </summary>
    private static bool IsId(Operand operand) =>
        operand switch
        {
            LiteralOperand { Value: string text } => text.Count(letter => letter == '/') % 2 == 0,
            LiteralOperand => false,
            _ => true,
        };

    private static IEnumerable<Comparison> Comparisons(Condition? condition) =>
        condition switch
        {
            AndCondition all => all.Parts.SelectMany(Comparisons),
            OrCondition any => any.Parts.SelectMany(Comparisons),
            Comparison comparison => [comparison],
            _ => [],
        };

    private static Filter FilterOf(Condition condition, IndexQuery query) =>
        condition switch
        {
            AndCondition all => Composite(CompositeFilter.Types.Operator.And, all.Parts, query),
            OrCondition any => Composite(CompositeFilter.Types.Operator.Or, any.Parts, query),
            Comparison comparison => FilterOf(comparison, query),
            _ => throw new ArgumentException($"`{condition}` is not a filter of a query", nameof(condition)),
        };

    private static Order OrderOf(SortField sort) =>
        new() { Field = FieldOf(sort.Field), Direction = sort.Descending ? Direction.Descending : Direction.Ascending };

    private static Filter Composite(CompositeFilter.Types.Operator op, IReadOnlyList<Condition> parts, IndexQuery query)
    {
        var filters = parts.Select(part => FilterOf(part, query));
        return new Filter
        {
            CompositeFilter = new CompositeFilter { Op = op, Filters = { filters } },
        };
    }

    private static Filter FilterOf(Comparison comparison, IndexQuery query)
    {
        var path = ((FieldOperand)comparison.Left).Path;
        var parent = path == IndexShape.DocumentName ? query.Collection : null;
        var filter = new FieldFilter
        {
            Field = FieldOf(path),
            Op = OperatorOf(comparison.Comparator),
            Value = ValueOf(comparison, parent),
        };
        return new Filter { FieldFilter = filter };
    }

    private static FieldReference FieldOf(string path)
    {
        try
        {
            return new FieldReference { FieldPath = FieldPath.Parse(path).ToString() };
        }
        catch (ArgumentException)
        {
            return new FieldReference { FieldPath = path };
        }
    }

    private static WireOperator OperatorOf(SpecComparator comparator) =>
        comparator switch
        {
            SpecComparator.NotEqual => WireOperator.NotEqual,
            SpecComparator.Less => WireOperator.LessThan,
            SpecComparator.LessOrEqual => WireOperator.LessThanOrEqual,
            SpecComparator.Greater => WireOperator.GreaterThan,
            SpecComparator.GreaterOrEqual => WireOperator.GreaterThanOrEqual,
            SpecComparator.In => WireOperator.In,
            SpecComparator.NotIn => WireOperator.NotIn,
            SpecComparator.Has => WireOperator.ArrayContains,
            SpecComparator.HasAny => WireOperator.ArrayContainsAny,
            _ => WireOperator.Equal,
        };

    private static Value ValueOf(Comparison comparison, string? parent)
    {
        var isListed = comparison.Comparator is SpecComparator.In or SpecComparator.NotIn or SpecComparator.HasAny;
        // A list that only a case binds has some items.
        return isListed && comparison.Right is not (ListOperand or LiteralOperand)
            ? ListOf([ItemOf(comparison.Right, parent)])
            : ItemOf(comparison.Right, parent);
    }

    private static Value ListOf(IEnumerable<Value> values) =>
        new() { ArrayValue = new ArrayValue { Values = { values } } };

    private static Value ItemOf(Operand operand, string? parent) =>
        operand switch
        {
            ListOperand list => ListOf(list.Items.Select(item => ItemOf(item, parent))),
            LiteralOperand { Value: not string } literal => ValueEncoder.Encode(literal.Value),
            LiteralOperand { Value: string text } => TextOf(text, parent),
            _ => TextOf(string.Create(CultureInfo.InvariantCulture, $"value of {operand}"), parent),
        };

    private static Value TextOf(string text, string? parent)
    {
        if (parent is null)
        {
            return new Value { StringValue = text };
        }
        var path = text.Contains('/', StringComparison.Ordinal) ? text : $"{parent}/{text}";
        return new Value { ReferenceValue = $"{Documents}/{path}" };
    }
}
