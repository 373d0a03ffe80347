using Google.Cloud.Firestore;

namespace Blog;

public interface IUserService
{
    Task<QuerySnapshot> FindAsync(string? email = null, string? role = null, int limit = 25);
}

internal static class QueryExtensions
{
    public static Query Active(this Query query) => query.WhereEqualTo("active", true);

    public static Query If(this Query query, bool condition, Func<Query, Query> change) =>
        condition ? change(query) : query;

    public static Query Page(this Query query, int page, int size) => query.Offset(page * size).Limit(size);

    public static async Task<List<T>> ToListAsync<T>(this Query query)
    {
        var snapshot = await query.GetSnapshotAsync();
        return snapshot.Documents.Select(document => document.ConvertTo<T>()).ToList();
    }
}

public sealed class UserService(FirestoreDb db) : IUserService
{
    private static readonly Dictionary<string, string> SortFields = new()
    {
        ["name"] = "displayName",
        ["joined"] = "createdAt",
    };

    private CollectionReference Users => db.Collection(Collections.Users);

    public Task<QuerySnapshot> FindAsync(string? email = null, string? role = null, int limit = 25)
    {
        Query query = Users;
        if (email != null)
        {
            query = query.WhereEqualTo("email", email.ToLowerInvariant());
        }
        else if (role is { Length: > 0 })
        {
            query = query.WhereArrayContains("roles", role);
        }
        return query.Limit(limit).GetSnapshotAsync();
    }

    public Task<QuerySnapshot> ListAsync(string sort, int page) =>
        Users.Active().OrderBy(SortFields[sort]).Page(page, 20).GetSnapshotAsync();

    public async Task<List<User>> AdminsAsync(bool onlyActive) =>
        await Users.WhereArrayContains("roles", "admin").If(onlyActive, query => query.Active()).ToListAsync<User>();

    public Task<List<User>> BirthdaysAsync(string day) => Users.WhereEqualTo("birthday", day).ToListAsync<User>();

    public Task<List<Bookmark>> BookmarksAsync(string userId) =>
        db.Collection(Collections.Bookmarks(userId)).OrderByDescending("at").ToListAsync<Bookmark>();

    public async Task<bool> IsTakenAsync(string handle)
    {
        var query = from_handle(handle);
        return (await query.Limit(1).GetSnapshotAsync()).Count > 0;

        Query from_handle(string value) => Users.WhereEqualTo("handle", value);
    }

    public async Task<int> FollowersAsync(string userId, bool? isMutual)
    {
        var filters = new List<Filter> { Filter.EqualTo("followee", userId) };
        if (isMutual.HasValue)
        {
            filters.Add(Filter.EqualTo("mutual", isMutual.Value));
        }
        var snapshot = await db.Collection("follows").Where(Filter.And(filters)).GetSnapshotAsync();
        return snapshot.Count;
    }

    public Task<QuerySnapshot> MentionsAsync(string name, string id) =>
        db.CollectionGroup("mentions")
            .Where(Filter.Or(Filter.EqualTo("name", name), Filter.EqualTo("userId", id)))
            .OrderByDescending("at")
            .GetSnapshotAsync();

    public FirestoreChangeListener WatchAsync(Action<QuerySnapshot> onChange) =>
        Users.Active().OrderByDescending("lastSeen").Limit(100).Listen(onChange);

    public async Task<QuerySnapshot> InTransactionAsync(string team) =>
        await db.RunTransactionAsync(async transaction =>
        {
            var query = Users.WhereEqualTo("team", team);
            return await transaction.GetSnapshotAsync(query);
        });

    public async Task<List<QuerySnapshot>> ByRolesAsync(string[] roles)
    {
        var result = new List<QuerySnapshot>();
        foreach (var chunk in roles.Chunk(10))
        {
            result.Add(await Users.WhereArrayContainsAny("roles", chunk).GetSnapshotAsync());
        }
        return result;
    }

    public async Task BothAsync(string team)
    {
        var members = Users.WhereEqualTo("team", team).GetSnapshotAsync();
        var guests = Users.WhereArrayContains("guestOf", team).GetSnapshotAsync();
        await Task.WhenAll(members, guests);
    }

    public Task<QuerySnapshot> AnyFieldAsync(string field, object value) =>
        Users.WhereEqualTo(field, value).GetSnapshotAsync();
}

public class User { }

public class Bookmark { }

public class UserController(IUserService users)
{
    public Task<QuerySnapshot> ByMail(string mail) => users.FindAsync(email: mail);

    public Task<QuerySnapshot> Admins() => users.FindAsync(role: "admin", limit: 5);
}
