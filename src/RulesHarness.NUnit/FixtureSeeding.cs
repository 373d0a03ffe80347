using RulesHarness.Firestore.Client;
using RulesHarness.NUnit.Assertions;

namespace RulesHarness.NUnit;

/// <summary>Writes fixtures into a database, as the admin whom rules don't bind.</summary>
public static class FixtureSeeding
{
    /// <summary>Writes a fixture, and of the documents that it needs those that are not there yet.</summary>
    /// <returns>A reference to the document, as the admin.</returns>
    /// <exception cref="ArgumentException">The database is not seen as the admin.</exception>
    /// <exception cref="InvalidOperationException">A document that is needed can't be.</exception>
    [MustBeAwaited]
    public static async Task<DocumentReference> SeedAsync(
        this FirestoreDb admin,
        Fixture fixture,
        CancellationToken cancellationToken = default
    ) => (await SeedAsync(admin, [fixture], cancellationToken))[0];

    /// <summary>Writes fixtures, and of the documents that they need those that are not there yet.</summary>
    /// <returns>References to the documents, as the admin, in the order of the fixtures.</returns>
    /// <exception cref="ArgumentException">
    /// The database is not seen as the admin, or two fixtures have one path.
    /// </exception>
    /// <exception cref="InvalidOperationException">A document that is needed can't be.</exception>
    [MustBeAwaited]
    public static Task<IReadOnlyList<DocumentReference>> SeedAsync(
        this FirestoreDb admin,
        params IEnumerable<Fixture> fixtures
    ) => SeedAsync(admin, fixtures, CancellationToken.None);

    /// <inheritdoc cref="SeedAsync(FirestoreDb, IEnumerable{Fixture})"/>
    [MustBeAwaited]
    public static async Task<IReadOnlyList<DocumentReference>> SeedAsync(
        this FirestoreDb admin,
        IEnumerable<Fixture> fixtures,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(admin);
        ArgumentNullException.ThrowIfNull(fixtures);
        if (!admin.Identity.IsAdmin)
        {
            throw new ArgumentException(
                $"fixtures can't be seeded as {admin.Identity}, because rules would apply: write "
                    + "database.As(Identity.Admin).SeedAsync(...)",
                nameof(admin)
            );
        }
        var own = fixtures.ToList();
        var paths = new HashSet<string>(StringComparer.Ordinal);
        if (own.FirstOrDefault(fixture => !paths.Add(fixture.Path)) is { } twice)
        {
            throw new ArgumentException(
                $"two of the fixtures have the path `{twice.Path}`: set different ids with .WithId(...), or write "
                    + "Fixture.Many(...)",
                nameof(fixtures)
            );
        }
        var related = own.SelectMany(fixture => fixture.Related)
            .DistinctBy(fixture => fixture.Path)
            .Where(fixture => !paths.Contains(fixture.Path))
            .ToList();
        // What a test has set up before is not to be replaced by something made up.
        var there =
            related.Count == 0
                ? []
                : await admin.GetAllSnapshotsAsync(
                    related.Select(fixture => admin.Document(fixture.Path)),
                    cancellationToken
                );
        var missing = from each in related.Zip(there) where !each.Second.Exists select each.First;
        await admin.BulkWriteAsync(
            missing.Concat(own).Select(fixture => (fixture.Path, (object)fixture.Data)),
            cancellationToken
        );
        return [.. own.Select(fixture => admin.Document(fixture.Path))];
    }
}
