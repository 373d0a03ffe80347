using Google.Cloud.Firestore;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton(_ => FirestoreDb.Create("shop"));
var app = builder.Build();

app.MapGet(
    "/reviews/{product}",
    async (FirestoreDb db, string product, int? stars) =>
    {
        var query = db.Collection("products").Document(product).Collection("reviews").OrderByDescending("at");
        if (stars is not null)
        {
            query = query.WhereEqualTo("stars", stars);
        }
        var found = await query.Limit(20).GetSnapshotAsync();
        return found.Documents.Select(review => review.ToDictionary());
    }
);

app.MapGet("/brands", (FirestoreDb db) => Brands(db));

var firestore = FirestoreDb.Create("shop");
var low = await firestore.Collection("stock").WhereLessThan("count", 5).GetSnapshotAsync();
Console.WriteLine(low.Count);

await foreach (var document in firestore.CollectionGroup("prices").WhereEqualTo("currency", "EUR").StreamAsync())
{
    Console.WriteLine(document.Id);
}

app.Run();

static Task<QuerySnapshot> Brands(FirestoreDb db) => db.Collection("brands").OrderBy("name").GetSnapshotAsync();
