using RulesHarness.Protocol;
using static RulesHarness.Protocol.StructuredQuery.Types;

namespace RulesHarness.Embedded.Queries;

/// <summary>A listing of a collection is a query, too.</summary>
internal static class ListedDocuments
{
    private const int PageSize = 30;
    private const int LargestPage = 150;

    /// <summary>
    /// The query that rules decide, and that finds the documents of the first page; <c>order_by</c> is well formed.
    /// </summary>
    public static StructuredQuery Query(ListDocumentsRequest request)
    {
        var query = new StructuredQuery
        {
            From = { new CollectionSelector { CollectionId = request.CollectionId } },
            Limit = PageSizeOf(request),
        };
        if (Orders(request.OrderBy) is { } orders)
        {
            query.OrderBy.Add(orders);
        }
        return query;
    }

    /// <summary>The number of documents in a page.</summary>
    public static int PageSizeOf(ListDocumentsRequest request) =>
        request.PageSize > 0 ? Math.Min(request.PageSize, LargestPage) : PageSize;

    /// <summary>Reads an order such as <c>priority desc, __name__</c>; null where it is none.</summary>
    public static IReadOnlyList<Order>? Orders(string text)
    {
        if (text.Length == 0)
        {
            return [];
        }
        var orders = new List<Order>();
        foreach (var clause in text.Split(','))
        {
            var words = clause.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length is 0 or > 2 || Way(words) is not { } direction)
            {
                return null;
            }
            orders.Add(
                new Order
                {
                    Field = new FieldReference { FieldPath = words[0] },
                    Direction = direction,
                }
            );
        }

        return orders;
    }

    private static Direction? Way(string[] words) =>
        words.Length == 1 || words[1].Equals("asc", StringComparison.OrdinalIgnoreCase) ? Direction.Ascending
        : words[1].Equals("desc", StringComparison.OrdinalIgnoreCase) ? Direction.Descending
        : null;
}
