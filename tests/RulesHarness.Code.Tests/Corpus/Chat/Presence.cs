using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Values;

namespace Chat;

public interface IPresence
{
    Task<QuerySnapshot> OnlineAsync(string room);
}

public abstract class PresenceBase
{
    protected abstract Query Source(string room);

    protected Query Sorted(string room) => Apply(Source(room), static query => query.OrderByDescending("seenAt"));

    private static Query Apply(Query query, Func<Query, Query> step) => step(query);
}

public sealed class RoomPresence(FirestoreDb database) : PresenceBase, IPresence
{
    protected override Query Source(string room) => database.Collection("presence").WhereEqualTo("room", room);

    public Task<QuerySnapshot> OnlineAsync(string room) => Sorted(room).GetSnapshotAsync();
}

public sealed class CachedPresence(IPresence inner) : IPresence
{
    private readonly Dictionary<string, QuerySnapshot> _cache = new();

    public async Task<QuerySnapshot> OnlineAsync(string room)
    {
        if (_cache.TryGetValue(room, out var known))
        {
            return known;
        }
        return _cache[room] = await inner.OnlineAsync(room);
    }
}

public sealed class Device(FirestoreDb database, string user)
{
    private readonly Func<string, CollectionReference> _of = name => database.Collection($"users/{user}/{name}");

    public Task<QuerySnapshot> TokensAsync() => _of("tokens").WhereEqualTo("valid", true).GetSnapshotAsync();

    public Task<QuerySnapshot> SettingsAsync()
    {
        var settings = database.Collection("users").Document(user).Collection("settings");
        var parent = settings.Parent!.Parent;
        Console.WriteLine(parent.Id);
        return settings.GetSnapshotAsync();
    }

    public async Task<bool> HasAsync(string token)
    {
        Task<QuerySnapshot> Find(string name) => _of(name).WhereEqualTo("token", token).Limit(1).GetSnapshotAsync();

        var valid = await Find("tokens");
        var revoked = await Find("revoked");
        return valid.Count > 0 && revoked.Count == 0;
    }

    public Task<QuerySnapshot> SortedAsync(bool byName, bool isDescending)
    {
        var field = byName ? "name" : "addedAt";
        var devices = database.Collection($"users/{user}/devices");
        return (isDescending ? devices.OrderByDescending(field) : devices.OrderBy(field)).GetSnapshotAsync();
    }

    public Task<QuerySnapshot> LoggedAsync(Query query) => query.OrderBy("at").GetSnapshotAsync();

    public async Task<int> RetriedAsync()
    {
        var query = database.Collection($"users/{user}/devices").WhereEqualTo("lost", true);
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return (await query.GetSnapshotAsync()).Count;
            }
            catch (Exception) when (attempt < 3)
            {
                await Task.Delay(100);
            }
        }
    }
}
