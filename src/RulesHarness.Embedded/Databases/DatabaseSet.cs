using System.Collections.Concurrent;
using System.Globalization;
using RulesHarness.Embedded.Wire;

namespace RulesHarness.Embedded.Databases;

/// <summary>All databases; each is made when it is first named.</summary>
internal sealed class DatabaseSet(TimeProvider clock)
{
    private readonly ConcurrentDictionary<DatabaseKey, EmbeddedDatabase> _databases = new();
    private long _streams;

    /// <summary>The database of that name.</summary>
    public EmbeddedDatabase this[DatabaseKey key] =>
        _databases.TryGetValue(key, out var known) ? known : _databases.GetOrAdd(key, new EmbeddedDatabase(key, clock));

    /// <summary>Gets an id for a stream of writes, which no other has.</summary>
    public string NextStreamId() => (Interlocked.Increment(ref _streams) - 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>The database that a resource is in.</summary>
    public EmbeddedDatabase Of(ResourceName name) => this[new DatabaseKey(name.Project, name.Database)];

    /// <summary>Leaves nothing of a database.</summary>
    public void Forget(DatabaseKey key) => _databases.TryRemove(key, out _);
}
