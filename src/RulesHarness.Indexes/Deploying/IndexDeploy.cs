using RulesHarness.Indexes.Files;
using RulesHarness.Indexes.Planning;

namespace RulesHarness.Indexes.Deploying;

/// <summary>
/// The changes that a deploy of an index file by the Firebase CLI makes in a database. <c>Created</c> are built at
/// once;
/// <c>Deleted</c> go only with <c>--force</c>. <c>Kept</c> stay, in the state that they have in the database.
/// </summary>
public sealed record IndexDeploy(
    IReadOnlyList<IndexEntry> Created,
    IReadOnlyList<DeployedIndex> Deleted,
    IReadOnlyList<DeployedIndex> Kept,
    IReadOnlyList<OverrideChange> Overrides
)
{
    /// <summary>The indexes of the database that have been built.</summary>
    public required IndexSet Now { get; init; }

    /// <summary>The indexes that queries can use while a deploy builds the new ones.</summary>
    public required IndexSet Meanwhile { get; init; }

    /// <summary>The indexes when all have been built.</summary>
    public required IndexSet Afterwards { get; init; }

    /// <summary>Returns true if the deploy changes nothing.</summary>
    public bool IsNothing => Created.Count + Deleted.Count + Overrides.Count == 0;

    /// <summary>Gets the deploy of what is declared to a database; with <c>--force</c> it deletes too.</summary>
    public static IndexDeploy Of(IndexInventory database, IndexInventory declared, bool isForced)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(declared);
        var wanted = declared.Indexes.Select(index => index.Entry).ToList();
        var kept = database.Indexes.Where(index => wanted.Exists(index.Entry.IsSameAs)).ToList();
        var deleted = database.Indexes.Where(index => !wanted.Exists(index.Entry.IsSameAs)).ToList();
        bool IsThere(IndexEntry entry) => kept.Exists(index => index.Entry.IsSameAs(entry));
        var created = wanted.Where(entry => !IsThere(entry)).ToList();
        // A list without fields says nothing of them: they are taken to be as declared, or as Firestore has them.
        var before = database.Overrides ?? declared.Overrides ?? [];
        var after = declared.Overrides ?? before;
        var changes = OverrideChange.Between(before, after);
        var staying = isForced ? kept : [.. database.Indexes];
        var overrides = isForced ? after : [.. before, .. after];
        return new IndexDeploy(created, deleted, kept, changes)
        {
            Now = Set(database.Indexes.Where(IsReady), before),
            Meanwhile = Set(staying.Where(IsReady), Common(before, overrides)),
            Afterwards = Set(staying.Where(CanBecomeReady), overrides, created),
        };
    }

    private static bool IsReady(DeployedIndex index) => index.State == IndexState.Ready;

    private static bool CanBecomeReady(DeployedIndex index) => index.State != IndexState.NeedsRepair;

    private static IndexSet Set(
        IEnumerable<DeployedIndex> indexes,
        IEnumerable<FieldOverride> overrides,
        IEnumerable<IndexEntry>? more = null
    )
    {
        var entries = indexes.Select(index => index.Entry).Concat(more ?? []);
        var serving = entries.Where(entry => entry.ServesClients);
        return new IndexSet(serving.Select(entry => IndexShape.Of(entry.Index)), overrides);
    }

    /// <summary>Single-field indexes that go are gone at once, and those that come are built.</summary>
    private static IEnumerable<FieldOverride> Common(
        IReadOnlyList<FieldOverride> before,
        IReadOnlyList<FieldOverride> after
    )
    {
        var (was, will) = (new IndexSet([], before), new IndexSet([], after));
        foreach (
            var (collection, field) in before.Concat(after).Select(each => (each.Collection, each.Field)).Distinct()
        )
        {
            var common = was.Singles(collection, field).Intersect(will.Singles(collection, field));
            yield return new FieldOverride(collection, field, [.. common]);
        }
    }
}
