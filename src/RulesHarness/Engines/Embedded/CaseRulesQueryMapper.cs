using System.Collections.Immutable;
using RulesHarness.Embedded.Wire;
using RulesHarness.Firestore.Values;
using RulesHarness.Language.Evaluation;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;
using Comparison = RulesHarness.Specification.Model.Comparison;

namespace RulesHarness.Engines.Embedded;

/// <summary>Converts a bound query of the spec to the query that rules judge.</summary>
internal static class CaseRulesQueryMapper
{
    public static RulesQuery Of(ListQuery query) =>
        new()
        {
            IsCollectionGroup = query.Collection.IsGroup,
            Filter = query.Filter is null ? null : Filter(query.Filter),
            OrderBy = [.. query.Sort.Select(by => new QueryOrder(Segments(by.Field), by.Descending))],
            Limit = query.Limit,
        };

    private static QueryFilter Filter(Condition condition) =>
        condition switch
        {
            AndCondition and => new CompositeFilter(false, [.. and.Parts.Select(Filter)]),
            OrCondition or => new CompositeFilter(true, [.. or.Parts.Select(Filter)]),
            Comparison { Left: FieldOperand field } comparison => new FieldFilter(
                Segments(field.Path),
                Operator(comparison.Comparator),
                RulesValues.Of(Value(comparison.Right))
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(condition), condition, "Firestore has no such filter"),
        };

    private static QueryOperator Operator(Comparator comparator) =>
        comparator switch
        {
            Comparator.Equal => QueryOperator.Equal,
            Comparator.NotEqual => QueryOperator.NotEqual,
            Comparator.Less => QueryOperator.LessThan,
            Comparator.LessOrEqual => QueryOperator.LessThanOrEqual,
            Comparator.Greater => QueryOperator.GreaterThan,
            Comparator.GreaterOrEqual => QueryOperator.GreaterThanOrEqual,
            Comparator.In => QueryOperator.In,
            Comparator.NotIn => QueryOperator.NotIn,
            Comparator.Has => QueryOperator.ArrayContains,
            Comparator.HasAny => QueryOperator.ArrayContainsAny,
            _ => throw new ArgumentOutOfRangeException(nameof(comparator), comparator, "Firestore has no such filter"),
        };

    private static ImmutableArray<string> Segments(string field) => [.. FieldPath.Parse(field).Segments];

    private static object? Value(Operand operand) =>
        operand switch
        {
            LiteralOperand literal => literal.Value,
            ListOperand list => list.Items.Select(Value).ToList(),
            _ => throw new ArgumentOutOfRangeException(nameof(operand), operand, "not bound"),
        };
}
