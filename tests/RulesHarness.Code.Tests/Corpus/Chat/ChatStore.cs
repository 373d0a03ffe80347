using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Values;

namespace Chat;

public static class Paths
{
    public static CollectionReference Rooms(this FirestoreDb db) => db.Collection("rooms");

    public static CollectionReference Messages(this FirestoreDb db, string room) =>
        db.Rooms().Document(room).Collection("messages");

    public static DocumentReference Member(FirestoreDb db, string room, string user) =>
        db.Document($"rooms/{room}/members/{user}");
}

public sealed partial class ChatStore(FirestoreDb database)
{
    private const int PageSize = 50;

    public async Task<QuerySnapshot> BeforeAsync(string room, DocumentSnapshot? oldest)
    {
        var query = database.Messages(room).OrderByDescending("sentAt").Limit(PageSize);
        if (oldest is { } last)
        {
            query = query.StartAfter(last);
        }
        return await query.GetSnapshotAsync();
    }

    public Task<QuerySnapshot> BetweenAsync(string room, long from, long to) =>
        database.Messages(room).OrderBy("sentAt").StartAt(from).EndAt(to).GetSnapshotAsync();

    public FirestoreChangeListener Watch(string room, Action<QuerySnapshot> onChange) =>
        database.Messages(room).OrderBy("sentAt").LimitToLast(PageSize).Listen(onChange);

    public Task<QuerySnapshot> UnreadAsync(string user) =>
        database
            .CollectionGroup("messages")
            .WhereArrayContains("unreadBy", user)
            .WhereEqualTo("deleted", false)
            .OrderByDescending("sentAt")
            .GetSnapshotAsync();

    public Task<QuerySnapshot> ReactionsAsync(string room, string user) =>
        Paths.Member(database, room, user).Collection("reactions").GetSnapshotAsync();

    public async Task<AggregateQuerySnapshot> CountAsync(string room, bool onlyMine, string me)
    {
        Query messages = database.Messages(room);
        return await (onlyMine ? messages.WhereEqualTo("senderId", me) : messages).Count().GetSnapshotAsync();
    }

    public Task<QuerySnapshot> AttachmentsAsync(string room, string? kind = null)
    {
        var query = database.Messages(room).WhereGreaterThan("attachments", 0);
        if (string.IsNullOrEmpty(kind))
        {
            return query.GetSnapshotAsync();
        }
        return query.WhereEqualTo("kind", kind).GetSnapshotAsync();
    }

    public async Task<int> MarkAsync(string user)
    {
        var marked = 0;
        await database.RunTransactionAsync(async transaction =>
        {
            var open = await transaction.GetSnapshotAsync(
                database.Rooms().WhereArrayContains("members", user).WhereEqualTo("open", true)
            );
            marked = open.Count;
        });
        return marked;
    }

    public Task<QuerySnapshot> SearchAsync(SearchRequest request)
    {
        Query query = database.Rooms();
        if (request.Owner != null)
        {
            query = query.Where(Filter.EqualTo("owner", request.Owner));
        }
        if (request.Owner == null && request.IsPublic)
        {
            query = query.WhereEqualTo("public", true);
        }
        if (request.Owner != null)
        {
            query = query.OrderBy("name");
        }
        return query.GetSnapshotAsync();
    }
}

public sealed class SearchRequest
{
    public string? Owner { get; init; }

    public bool IsPublic { get; init; }
}
