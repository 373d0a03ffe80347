using Google.Cloud.Firestore;

namespace Shop;

/// <summary>A fluent builder that changes itself.</summary>
public class OrderQuery
{
    private Query _query;
    private bool _isSorted;

    public OrderQuery(FirestoreDb db) => _query = db.Collection("orders");

    public OrderQuery Of(string customerId)
    {
        _query = _query.WhereEqualTo("customerId", customerId);
        return this;
    }

    public OrderQuery In(params string[] states)
    {
        _query = states.Length == 1 ? _query.WhereEqualTo("state", states[0]) : _query.WhereIn("state", states);
        return this;
    }

    public OrderQuery Newest()
    {
        _query = _query.OrderByDescending("placedAt");
        _isSorted = true;
        return this;
    }

    public async Task<QuerySnapshot> RunAsync(int limit)
    {
        var query = _isSorted ? _query : _query.OrderBy("number");
        return await query.Limit(limit).GetSnapshotAsync();
    }
}

/// <summary>A builder that makes a new one in each step.</summary>
public sealed record Shipments(Query Query)
{
    public static Shipments From(FirestoreDb db) => new(db.Collection("shipments"));

    public Shipments Open() => this with { Query = Query.WhereEqualTo("delivered", false) };

    public Shipments By(string carrier) => new(Query.WhereEqualTo("carrier", carrier));

    public Task<QuerySnapshot> LoadAsync() => Query.GetSnapshotAsync();
}

public class OrderService(FirestoreDb db)
{
    private static readonly string[] Open = ["placed", "paid"];

    public Task<QuerySnapshot> History(string customerId) => new OrderQuery(db).Of(customerId).Newest().RunAsync(20);

    public Task<QuerySnapshot> Pending() => new OrderQuery(db).In("placed", "paid").RunAsync(100);

    public Task<QuerySnapshot> Returned(string customerId) =>
        new OrderQuery(db).Of(customerId).In("returned").Newest().RunAsync(10);

    public Task<QuerySnapshot> Shipping(string carrier) => Shipments.From(db).Open().By(carrier).LoadAsync();

    public Task<QuerySnapshot> OpenOrders() =>
        db.Collection("orders").WhereIn("state", Open).OrderBy("placedAt").GetSnapshotAsync();

    public async Task<decimal> Revenue(DateTime from, DateTime to)
    {
        var orders = db.Collection("orders")
            .WhereGreaterThanOrEqualTo("placedAt", from)
            .WhereLessThan("placedAt", to)
            .WhereEqualTo("state", "paid");
        var sum = await orders.Aggregate(AggregateField.Sum("total")).GetSnapshotAsync();
        return 0;
    }

    public async Task<QuerySnapshot> Report(string kind, bool isDescending)
    {
        var lines = db.Collection("orders").Document(kind).Collection("lines");
        var sorted = isDescending ? lines.OrderByDescending("amount") : lines.OrderBy("amount");
        return await sorted.GetSnapshotAsync();
    }

    public Task<QuerySnapshot> Filtered(IDictionary<string, string> parameters)
    {
        Query query = db.Collection("orders");
        if (parameters.TryGetValue("customer", out var customer))
        {
            query = query.WhereEqualTo("customerId", customer);
        }
        if (parameters.TryGetValue("coupon", out var coupon) && coupon != "")
        {
            query = query.WhereEqualTo("coupon", coupon);
        }
        return query.GetSnapshotAsync();
    }

    public Task<QuerySnapshot> ByAll(Dictionary<string, object> equalities)
    {
        Query query = db.Collection("orders");
        foreach (var (field, value) in equalities)
        {
            query = query.WhereEqualTo(field, value);
        }
        return query.GetSnapshotAsync();
    }

    public Task<QuerySnapshot> Flags(bool gift, bool express)
    {
        var flags = new[] { ("gift", gift), ("express", express) };
        Query query = db.Collection("orders");
        foreach (var (field, isSet) in flags)
        {
            if (isSet)
            {
                query = query.WhereEqualTo(field, true);
            }
        }
        return query.GetSnapshotAsync();
    }

    public Task<QuerySnapshot> AllOf(string[] names)
    {
        var fields = new[] { "checked", "packed" };
        var query = fields.Aggregate((Query)db.Collection("parcels"), (q, field) => q.WhereEqualTo(field, true));
        return query.GetSnapshotAsync();
    }

    public Task<QuerySnapshot> Tuple(bool isPaid, bool isShipped)
    {
        var orders = db.Collection("orders");
        var query = (isPaid, isShipped) switch
        {
            (true, true) => orders.WhereEqualTo("done", true),
            (true, false) => orders.WhereEqualTo("paid", true).OrderBy("paidAt"),
            _ => orders.WhereEqualTo("paid", false),
        };
        return query.GetSnapshotAsync();
    }
}
