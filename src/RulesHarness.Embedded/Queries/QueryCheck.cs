using System.Text;
using Grpc.Core;
using RulesHarness.Embedded.Storage;
using RulesHarness.Embedded.Wire;
using RulesHarness.Protocol;
using ReferenceCase = RulesHarness.Protocol.Value.ValueTypeOneofCase;

namespace RulesHarness.Embedded.Queries;

/// <summary>The queries that Firestore rejects before rules decide, with the emulator's messages.</summary>
public static class QueryCheck
{
    private const int MaxParts = 100;
    private const int MaxIdBytes = 1500;

    /// <summary>The reason why a query is rejected before rules decide; null if it is not.</summary>
    public static Status? BeforeRules(StructuredQuery query) =>
        Of(query) is { StatusCode: not StatusCode.FailedPrecondition } refused ? refused : null;

    /// <summary>The reason why a query is rejected, before or after rules decide; null if it is not.</summary>
    public static Status? Of(StructuredQuery query)
    {
        if (query.From.Count > 1)
        {
            return Failures.Invalid("StructuredQuery.from cannot have more than one collection selector.");
        }
        if (query.From.Count == 1 && OfCollection(query.From[0].CollectionId) is { } badId)
        {
            return badId;
        }
        if (query.Limit < 0 || query.Offset < 0)
        {
            return Failures.Invalid(query.Limit < 0 ? "limit is negative" : "offset is negative");
        }
        return (query.Where is { } where ? FilterCheck.Of(where) : null)
            ?? OfOrders(query)
            ?? OfSize(query)
            ?? InequalityCheck.Of(query)
            ?? OfFields(query.Select)
            ?? OfCursor(query, query.StartAt)
            ?? OfCursor(query, query.EndAt)
            ?? NearestCheck.Of(query);
    }

    private static Status? OfSize(StructuredQuery query)
    {
        var (filters, orders) = (query.Where is { } where ? FilterSize.Filters(where) : 0, query.OrderBy.Count);
        return filters + orders > MaxParts
            ? Failures.Invalid(
                $"The query may not have more than {MaxParts} filters + sort orders + ancestor total. Currently "
                    + $"there are {filters} filters, {orders} sort orders, and no ancestor filter."
            )
            : null;
    }

    private static Status? OfCollection(string id)
    {
        if (id.Contains('/', StringComparison.Ordinal))
        {
            return Failures.Invalid($"Collection id \"{id}\" is invalid because it contains \"/\".");
        }
        if (id is "." or ".." or ['_', '_', .., '_', '_'])
        {
            return Failures.Invalid($"Collection id \"{id}\" is invalid because it is reserved.");
        }
        return Encoding.UTF8.GetByteCount(id) > MaxIdBytes
            ? Failures.Invalid($"The query kind is longer than {MaxIdBytes} bytes.")
            : null;
    }

    private static Status? OfOrders(StructuredQuery query)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var order in query.OrderBy)
        {
            if (FieldPathCheck.Of(order.Field?.FieldPath) is { } wrong)
            {
                return wrong;
            }
            var field = FieldKey.Of(order.Field!.FieldPath)!;
            if (!seen.Add(field.Text))
            {
                return Failures.Invalid($"order by clause cannot contain duplicate fields {field.Text}");
            }
            if (seen.Contains("__name__") && !field.IsName)
            {
                return Failures.Invalid("order by clause cannot contain more fields after the key");
            }
        }

        return null;
    }

    private static Status? OfFields(StructuredQuery.Types.Projection? select)
    {
        foreach (var field in select?.Fields ?? [])
        {
            if (FieldPathCheck.Of(field.FieldPath) is { } wrong)
            {
                return wrong;
            }
        }

        return null;
    }

    private static Status? OfCursor(StructuredQuery query, Cursor? cursor)
    {
        if (cursor is null)
        {
            return null;
        }
        if (cursor.Values.Count > query.OrderBy.Count)
        {
            return Failures.Invalid("Cursor has too many values.");
        }
        for (var at = 0; at < cursor.Values.Count; at++)
        {
            if (ValueCheck.Of(cursor.Values[at]) is { } wrong)
            {
                return wrong;
            }
            if (
                query.OrderBy[at].Field.FieldPath == "__name__"
                && cursor.Values[at].ValueTypeCase != ReferenceCase.ReferenceValue
            )
            {
                return Failures.Invalid("Cursor __key__ value is not a document reference.");
            }
        }

        return null;
    }
}
