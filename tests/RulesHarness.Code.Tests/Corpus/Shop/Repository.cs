using Google.Cloud.Firestore;

namespace Shop;

public interface IRepository<T>
{
    Task<QuerySnapshot> AllAsync();
    Task<QuerySnapshot> WhereAsync(string field, object? value);
}

public abstract class Repository<T> : IRepository<T>
{
    private readonly FirestoreDb _firestore;

    protected Repository(FirestoreDb firestore) => _firestore = firestore;

    protected abstract string CollectionName { get; }

    protected virtual string DefaultSort => "name";

    protected CollectionReference Collection => _firestore.Collection(CollectionName);

    public virtual Task<QuerySnapshot> AllAsync() => Collection.OrderBy(DefaultSort).GetSnapshotAsync();

    public Task<QuerySnapshot> WhereAsync(string field, object? value) =>
        Collection.WhereEqualTo(field, value).GetSnapshotAsync();

    protected async Task<QuerySnapshot> RunAsync(Func<Query, Query>? refine = null)
    {
        Query query = Collection;
        if (refine != null)
        {
            query = refine(query);
        }
        return await query.GetSnapshotAsync();
    }
}

public class ProductRepository(FirestoreDb firestore) : Repository<Product>(firestore)
{
    protected override string CollectionName => "products";

    public Task<QuerySnapshot> OnSaleAsync() =>
        RunAsync(query => query.WhereEqualTo("onSale", true).OrderByDescending("discount"));

    public Task<QuerySnapshot> InCategoryAsync(string category, decimal? most)
    {
        return RunAsync(query =>
        {
            query = query.WhereEqualTo("category", category);
            return most is { } price ? query.WhereLessThanOrEqualTo("price", price).OrderBy("price") : query;
        });
    }
}

public class CustomerRepository : Repository<Customer>
{
    public CustomerRepository(FirestoreDb firestore)
        : base(firestore) { }

    protected override string CollectionName { get; } = "customers";

    protected override string DefaultSort => "lastName";

    public Task<QuerySnapshot> ByMailAsync(string mail) => WhereAsync("email", mail);
}

public sealed class InvoiceRepository : Repository<Invoice>
{
    private const string Name = "invoices";

    public InvoiceRepository(FirestoreDb firestore)
        : base(firestore) { }

    protected override string CollectionName => Name;

    public override Task<QuerySnapshot> AllAsync() => Collection.OrderByDescending("number").GetSnapshotAsync();
}

public class Checkout(IRepository<Product> products)
{
    public Task<QuerySnapshot> FeaturedAsync() => products.WhereAsync("featured", true);
}

public record Product;

public record Customer;

public record Invoice;

public class TypedStore<T>(FirestoreDb db)
{
    private readonly string _name = typeof(T).Name.ToLowerInvariant() + "s";

    public Task<QuerySnapshot> AllAsync() => db.Collection(_name).GetSnapshotAsync();
}

public class Stores(FirestoreDb db)
{
    public Task<QuerySnapshot> Products() => new TypedStore<Product>(db).AllAsync();

    public Task<QuerySnapshot> Invoices()
    {
        var store = new TypedStore<Invoice>(db);
        return store.AllAsync();
    }
}
