using Grpc.Core;
using RulesHarness.Firestore.Protocol;
using static RulesHarness.Firestore.Protocol.StructuredQuery.Types;
using ReferenceCase = RulesHarness.Firestore.Protocol.Value.ValueTypeOneofCase;

namespace RulesHarness.Serving.Queries;

/// <summary>What Firestore refuses of a query before rules are asked, in the emulator's words.</summary>
internal static class QueryCheck
{
    /// <summary>Why a query is refused; null when it is not.</summary>
    public static Status? Of(StructuredQuery query)
    {
        if (query.From.Count > 1)
            return Failures.Invalid("StructuredQuery.from cannot have more than one collection selector.");
        if (query.From.Count == 1 && query.From[0].CollectionId.Contains('/', StringComparison.Ordinal))
            return Failures.Invalid($"Collection id \"{query.From[0].CollectionId}\" is invalid because it contains \"/\".");
        if (query.Limit < 0 || query.Offset < 0)
            return Failures.Invalid(query.Limit < 0 ? "limit is negative" : "offset is negative");
        if (query.FindNearest is not null)
            return Failures.NoVectorSearch;
        return (query.Where is { } where ? FilterCheck.Of(where) : null) ?? OfOrders(query) ?? OfFields(query.Select) ?? OfCursor(query, query.StartAt) ?? OfCursor(query, query.EndAt);
    }

    private static Status? OfOrders(StructuredQuery query)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var order in query.OrderBy)
        {
            if (FieldKey.Of(order.Field?.FieldPath) is not { } field)
                return FilterCheck.BadPath(order.Field?.FieldPath);
            if (!seen.Add(field.Text))
                return Failures.Invalid($"order by clause cannot contain duplicate fields {field.Text}");
            if (seen.Contains("__name__") && !field.IsName)
                return Failures.Invalid("order by clause cannot contain more fields after the key");
        }

        return query.Where is null && query.OrderBy is [{ Field.FieldPath: "__name__", Direction: Direction.Descending }]
            ? new Status(StatusCode.FailedPrecondition, "Firestore does not support descending key scans")
            : null;
    }

    private static Status? OfFields(StructuredQuery.Types.Projection? select)
    {
        foreach (var field in select?.Fields ?? [])
        {
            if (FieldKey.Of(field.FieldPath) is null)
                return FilterCheck.BadPath(field.FieldPath);
        }

        return null;
    }

    private static Status? OfCursor(StructuredQuery query, Cursor? cursor)
    {
        if (cursor is null)
            return null;
        if (cursor.Values.Count > query.OrderBy.Count)
            return Failures.Invalid("Cursor has too many values.");
        for (var at = 0; at < cursor.Values.Count; at++)
        {
            if (ValueCheck.Of(cursor.Values[at]) is { } wrong)
                return wrong;
            if (query.OrderBy[at].Field.FieldPath == "__name__" && cursor.Values[at].ValueTypeCase != ReferenceCase.ReferenceValue)
                return Failures.Invalid("Cursor __key__ value is not a document reference.");
        }

        return null;
    }
}
