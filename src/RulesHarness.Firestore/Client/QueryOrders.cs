using RulesHarness.Firestore.Values;
using RulesHarness.Protocol;
using static RulesHarness.Protocol.StructuredQuery.Types;
using Comparison = RulesHarness.Protocol.StructuredQuery.Types.FieldFilter.Types.Operator;
using Unary = RulesHarness.Protocol.StructuredQuery.Types.UnaryFilter.Types.Operator;

namespace RulesHarness.Firestore.Client;

/// <summary>A query's order, said and unsaid, and the cursors that depend on it.</summary>
public static class QueryOrders
{
    private static readonly string DocumentId = FieldPath.DocumentId.ToString();

    /// <summary>Makes an order by one field.</summary>
    public static Order Of(FieldPath field, Direction direction)
    {
        ArgumentNullException.ThrowIfNull(field);
        return new Order
        {
            Field = new FieldReference { FieldPath = field.ToString() },
            Direction = direction,
        };
    }

    /// <summary>Makes a cursor for a query, with its document names made absolute.</summary>
    public static Cursor CursorAt(StructuredQuery query, string parentPath, object?[] values, bool before)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Length > query.OrderBy.Count)
        {
            throw new ArgumentException(
                $"{values.Length} values for {query.OrderBy.Count} orders: sort by as many fields",
                nameof(values)
            );
        }

        var encoded = values.Select(
            (value, at) =>
                query.OrderBy[at].Field.FieldPath == DocumentId
                    ? QueryDocumentIds.Resolve(ValueEncoder.Encode(value), parentPath, query.From[0])
                    : ValueEncoder.Encode(value)
        );
        return new Cursor { Before = before, Values = { encoded } };
    }

    /// <summary>
    /// Writes out the order that the server would assume, since a snapshot stands at a place in all of it.
    /// </summary>
    public static Cursor CursorAt(StructuredQuery query, DocumentSnapshot snapshot, bool before)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var complete = Complete(query).ToList();
        query.OrderBy.Clear();
        query.OrderBy.Add(complete);
        return new Cursor
        {
            Before = before,
            Values = { complete.Select(order => snapshot.ValueFor(order.Field.FieldPath)) },
        };
    }

    /// <summary>The same query in reverse, to request the last documents.</summary>
    public static StructuredQuery Reverse(StructuredQuery query)
    {
        if (query.OrderBy.Count == 0)
        {
            throw new InvalidOperationException("a limit to the last documents needs an order: call OrderBy first");
        }
        var reversed = query.Clone();
        foreach (var order in reversed.OrderBy)
        {
            order.Direction = order.Direction == Direction.Descending ? Direction.Ascending : Direction.Descending;
        }

        (reversed.StartAt, reversed.EndAt) = (Flip(query.EndAt), Flip(query.StartAt));
        return reversed;
    }

    private static Cursor? Flip(Cursor? cursor) =>
        cursor is null ? null : new Cursor { Values = { cursor.Values }, Before = !cursor.Before };

    /// <summary>All orders of a query, those that the server assumes last.</summary>
    public static IEnumerable<Order> Complete(StructuredQuery query)
    {
        var direction = query.OrderBy.Count == 0 ? Direction.Ascending : query.OrderBy[^1].Direction;
        var said = query.OrderBy.Select(order => order.Field.FieldPath).ToHashSet();
        var unsaid = Ranged(query.Where).Distinct().Select(FieldPath.Parse).ToList();
        unsaid.Sort((left, right) => left.CompareTo(right));
        var added = unsaid.Append(FieldPath.DocumentId).Distinct().Where(path => !said.Contains(path.ToString()));
        return query.OrderBy.Concat(added.Select(path => Of(path, direction)));
    }

    private static IEnumerable<string> Ranged(StructuredQuery.Types.Filter? filter) =>
        filter switch
        {
            { CompositeFilter: { } composite } => composite.Filters.SelectMany(Ranged),
            {
                FieldFilter:
                {
                    Op: Comparison.LessThan
                        or Comparison.LessThanOrEqual
                        or Comparison.GreaterThan
                        or Comparison.GreaterThanOrEqual
                        or Comparison.NotEqual
                        or Comparison.NotIn
                } field
            } => [field.Field.FieldPath],
            { UnaryFilter: { Op: Unary.IsNotNan or Unary.IsNotNull } unary } => [unary.Field.FieldPath],
            _ => [],
        };
}
