using Grpc.Core;
using RulesHarness.Embedded.Storage;
using RulesHarness.Embedded.Wire;
using RulesHarness.Protocol;
using static RulesHarness.Protocol.StructuredQuery.Types;
using Comparison = RulesHarness.Protocol.StructuredQuery.Types.FieldFilter.Types.Operator;
using Unary = RulesHarness.Protocol.StructuredQuery.Types.UnaryFilter.Types.Operator;

namespace RulesHarness.Embedded.Queries;

/// <summary>
/// The queries that Firestore rejects because of the order that inequalities imply: it sorts by their fields, and no
/// index holds a field after the document's name
/// (https://firebase.google.com/docs/firestore/query-data/multiple-range-fields). The filters and orders were checked
/// one by one before.
/// </summary>
internal sealed class InequalityCheck
{
    private const int MaxFields = 10;
    private const string Name = "__name__";

    private readonly StructuredQuery _query;
    private readonly IReadOnlyList<Filter> _filters;
    private readonly HashSet<string> _inequalities;
    private readonly HashSet<string> _orders;

    private InequalityCheck(StructuredQuery query)
    {
        _query = query;
        _filters = query.Where is { } where ? [.. Leaves(where)] : [];
        _inequalities = [.. _filters.Where(IsInequality).Select(FieldOf)];
        _orders = [.. query.OrderBy.Select(order => FieldKey.Of(order.Field.FieldPath)!.Text)];
    }

    /// <summary>Gets why a query is rejected; null when it is accepted.</summary>
    public static Status? Of(StructuredQuery query)
    {
        var check = new InequalityCheck(query);
        return check.OfFields() ?? check.OfNameEquality() ?? check.OfOrder();
    }

    /// <summary>Gets why sums and averages of fields over a query are rejected; null when they are accepted.</summary>
    public static Status? OfAggregated(StructuredQuery query, IEnumerable<string> fields)
    {
        var check = new InequalityCheck(query);
        var asksName = check._filters.Any(filter => FieldOf(filter) == Name);
        if (!asksName && !check._orders.Contains(Name))
        {
            return null;
        }
        var behind = fields.Except(check._orders).Except(check._inequalities).Order(StringComparer.Ordinal).ToList();
        return behind.Count == 0
            ? null
            : Failures.Invalid(
                $"This query requires an index that has fields [{string.Join(", ", behind)}] after {Name} "
                    + "and Firestore does not currently support such an index. "
                    + "Please try the query again with additional ordering on those fields."
            );
    }

    private Status? OfFields() =>
        _inequalities.Count <= MaxFields
            ? null
            : Failures.Invalid(
                $"The query contains {_inequalities.Count} distinct inequality fields: "
                    + $"[{string.Join(", ", _inequalities)}]. "
                    + $"A query may not have more than {MaxFields} distinct inequality fields."
            );

    private Status? OfNameEquality()
    {
        var equalities = _filters.Where(filter => filter.FieldFilter is { Op: Comparison.Equal or Comparison.In });
        if (
            _inequalities.Count == 0
            || _inequalities.Contains(Name)
            || !equalities.Any(filter => FieldOf(filter) == Name)
        )
        {
            return null;
        }
        return Failures.Invalid(
            "Equality on key is not allowed if there are other inequality fields and key does not appear in "
                + "inequalities."
        );
    }

    private Status? OfOrder()
    {
        if (_orders.Contains(Name) && _inequalities.Any(field => field != Name && !_orders.Contains(field)))
        {
            return Failures.Invalid("order by clause cannot contain more fields after the key");
        }
        var isByNameAlone = _query.OrderBy is [{ Direction: Direction.Descending }] && _orders.Contains(Name);
        return isByNameAlone && _filters.All(filter => FieldOf(filter) == Name)
            ? new Status(StatusCode.FailedPrecondition, "Firestore does not support descending key scans")
            : null;
    }

    private static IEnumerable<Filter> Leaves(Filter filter) =>
        filter.CompositeFilter is { } composite ? composite.Filters.SelectMany(Leaves) : [filter];

    private static string FieldOf(Filter filter)
    {
        var field = filter.FieldFilter?.Field ?? filter.UnaryFilter.Field;
        return FieldKey.Of(field.FieldPath)!.Text;
    }

    /// <summary>A comparison with null is none, nor is an order relation to NaN: no document meets these.</summary>
    private static bool IsInequality(Filter filter) =>
        filter.FieldFilter is { } field
            ? field.Op switch
            {
                Comparison.NotIn => true,
                Comparison.NotEqual => !IsNull(field.Value),
                >= Comparison.LessThan and <= Comparison.GreaterThanOrEqual => !IsNull(field.Value)
                    && !IsNaN(field.Value),
                _ => false,
            }
            : filter.UnaryFilter.Op is Unary.IsNotNan or Unary.IsNotNull;

    private static bool IsNull(Value value) => value.ValueTypeCase == Value.ValueTypeOneofCase.NullValue;

    private static bool IsNaN(Value value) =>
        value.ValueTypeCase == Value.ValueTypeOneofCase.DoubleValue && double.IsNaN(value.DoubleValue);
}
