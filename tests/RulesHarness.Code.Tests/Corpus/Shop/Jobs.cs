using Google.Cloud.Firestore;

namespace Shop.Jobs;

public class CleanUp
{
    private readonly Lazy<FirestoreDb> _db = new(() => FirestoreDb.Create("shop"));
    private CollectionReference? _carts;

    private FirestoreDb Db => _db.Value;

    private CollectionReference Carts => _carts ??= Db.Collection("carts");

    public async Task RunAsync(CancellationToken token)
    {
        var old = DateTime.UtcNow.AddDays(-30);
        try
        {
            var carts = await Carts.WhereLessThan("changedAt", old).OrderBy("changedAt").GetSnapshotAsync(token);
            foreach (var cart in carts.Documents)
            {
                var items = await cart.Reference.Collection("items").GetSnapshotAsync(token);
                Console.WriteLine(items.Count);
            }
        }
        catch (Exception)
        {
            await Db.Collection("failures").WhereEqualTo("job", nameof(CleanUp)).Limit(1).GetSnapshotAsync(token);
        }
        finally
        {
            await Db.Collection("locks").WhereEqualTo("owner", "clean-up").GetSnapshotAsync(token);
        }
    }

    public Task<QuerySnapshot[]> AllAsync(string[] regions)
    {
        var tasks = regions.Select(region =>
            Db.Collection($"regions/{region}/stores").OrderBy("city").GetSnapshotAsync()
        );
        return Task.WhenAll(tasks);
    }

    public Task<QuerySnapshot> ByTenantAsync(string tenant) =>
        Db.Document($"tenants/{tenant}").Collection("jobs").WhereNotEqualTo("state", "done").GetSnapshotAsync();

    public Task<QuerySnapshot> DynamicAsync(string collection) => Db.Collection(collection).GetSnapshotAsync();

    public Task<QuerySnapshot> SimilarAsync(double[] embedding) =>
        Db.Collection("products")
            .WhereEqualTo("category", "shoes")
            .FindNearest("embedding", new VectorValue(embedding), DistanceMeasure.Cosine, 5)
            .GetSnapshotAsync();

    public Task<QuerySnapshot> NotInAsync(string[] states) =>
        Db.Collection("payments")
            .WhereNotIn("state", states)
            .OrderBy("state")
            .Select("state", "total")
            .GetSnapshotAsync();

    public Task<QuerySnapshot> RangeAsync(string from, string to) =>
        Db.Collection("payments").OrderBy("reference").StartAt(from).EndBefore(to).GetSnapshotAsync();
}
