using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Values;

namespace Chat;

public sealed partial class ChatStore
{
    private Query Reports
    {
        get
        {
            var reports = database.Collection("reports");
            return reports.WhereEqualTo("resolved", false);
        }
    }

    public Task<QuerySnapshot> QueueAsync(Severity severity) =>
        severity switch
        {
            Severity.High => Reports.WhereEqualTo("level", "high").OrderBy("at").GetSnapshotAsync(),
            Severity.Low => Reports.OrderBy("at").Limit(10).GetSnapshotAsync(),
            _ => throw new NotSupportedException(),
        };

    public async Task<QuerySnapshot?> OfRoomAsync(string? room)
    {
        if (room is null)
        {
            return null;
        }
        Filter filter = Filter.And(Filter.EqualTo("room", room), Filter.InArray("level", new[] { "high", "critical" }));
        return await Reports.Where(filter).GetSnapshotAsync();
    }

    public Task<QuerySnapshot> BansAsync(IEnumerable<string> users, bool isActive)
    {
        var byUser = users.Select(user => Filter.EqualTo("user", user)).ToArray();
        return database.Collection("bans").Where(Filter.Or(byUser)).GetSnapshotAsync();
    }

    public Task<QuerySnapshot> LogAsync(string? actor, string? action)
    {
        var query = (actor, action) switch
        {
            (null, null) => database.Collection("log").OrderByDescending("at"),
            ({ } who, null) => database.Collection("log").WhereEqualTo("actor", who).OrderByDescending("at"),
            (_, { } what) => database.Collection("log").WhereEqualTo("action", what),
        };
        return query.Limit(100).GetSnapshotAsync();
    }

    public Task<QuerySnapshot> WordsAsync(int rounds)
    {
        var query = database.Collection("words").WhereEqualTo("language", "de");
        for (var round = 0; round < rounds; round++)
        {
            Console.WriteLine(round);
        }
        return query.OrderBy("word").GetSnapshotAsync();
    }

    public async Task SweepAsync()
    {
        foreach (var name in new[] { "drafts", "uploads" })
        {
            var old = await database.Collection(name).WhereLessThan("at", 0).GetSnapshotAsync();
            Console.WriteLine(old.Count);
        }
    }

    public async Task<long> TotalAsync(params string[] rooms)
    {
        long total = 0;
        foreach (var room in rooms)
        {
            var count = await database.Messages(room).WhereEqualTo("deleted", false).Count().GetSnapshotAsync();
            total += count.Count;
        }
        return total;
    }

    public Task<QuerySnapshot> DirectAsync(string me, string? other)
    {
        Query query = database.Collection("direct").WhereArrayContains("members", me);
        query = other is null ? query : query.WhereEqualTo("peer", other);
        var sorted = query.OrderByDescending("lastAt");
        return sorted.GetSnapshotAsync();
    }
}

public enum Severity
{
    Low,
    High,
}
