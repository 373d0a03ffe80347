using Google.Cloud.Firestore;

namespace Boxes;

public class Store(FirestoreDb db)
{
    public Task<QuerySnapshot> All() => db.Collection("boxes").OrderBy("name").GetSnapshotAsync();

    public Task<QuerySnapshot> Open(string owner) =>
        db.Collection("boxes").WhereEqualTo("owner", owner).OrderBy("openedAt").GetSnapshotAsync();

    public Task<QuerySnapshot> By(string field) => db.Collection("boxes").OrderBy(field).GetSnapshotAsync();
}
