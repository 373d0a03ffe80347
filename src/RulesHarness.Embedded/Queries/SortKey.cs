using RulesHarness.Embedded.Storage;
using RulesHarness.Embedded.Wire;
using RulesHarness.Firestore.Client;
using RulesHarness.Protocol;
using static RulesHarness.Protocol.StructuredQuery.Types;

namespace RulesHarness.Embedded.Queries;

/// <summary>All orders of a query, said and unsaid.</summary>
internal sealed class SortKey
{
    private readonly (FieldKey Field, bool IsDescending)[] _orders;

    public SortKey(StructuredQuery query) =>
        _orders = [
            .. QueryOrders
                .Complete(query)
                .Select(order => (FieldKey.Of(order.Field.FieldPath)!, order.Direction == Direction.Descending)),
        ];

    /// <summary>A document's values for the orders; null where it lacks a field: then it isn't found.</summary>
    public object?[]? Of(StoredDocument document)
    {
        var values = new object?[_orders.Length];
        for (var at = 0; at < values.Length; at++)
        {
            if (!_orders[at].Field.TryGet(document, out values[at]))
            {
                return null;
            }
        }

        return values;
    }

    /// <summary>A cursor's values, for the first orders.</summary>
    public object?[] Of(Cursor cursor) =>
        [
            .. cursor.Values.Select(
                (value, at) => _orders[at].Field.IsName ? value.ReferenceValue : ProtoValueConverter.Value(value)
            ),
        ];

    /// <summary>Compares in as many orders as both have values for.</summary>
    public int Compare(object?[] left, object?[] right)
    {
        for (var at = 0; at < Math.Min(left.Length, right.Length); at++)
        {
            var order = _orders[at].Field.Compare(left[at], right[at]);
            if (order != 0)
            {
                return _orders[at].IsDescending ? -order : order;
            }
        }

        return 0;
    }
}
