using System.Globalization;
using RulesHarness.Firestore.Values;
using RulesHarness.Specification.Model;

namespace RulesHarness.Fixtures.Authoring;

/// <summary>
/// Documents for hand-written tests: valid by the spec, with all fields, the same for the same seed. Thread-safe.
/// <c>clock</c> matters only for violations of times.
/// </summary>
public sealed class DocumentFixtures(DataModel model, int seed, TimeProvider clock)
{
    /// <summary>As many other documents may be referred to, unless more of one collection are asked for.</summary>
    private const int Referred = 8;

    /// <summary>An id that is built from fields may be taken, and another one comes with other fields.</summary>
    private const int Attempts = 100;

    internal DataModel Model => model;

    internal Timestamp Now => Timestamp.FromDateTimeOffset(clock.GetUtcNow());

    /// <summary>
    /// A document of a collection: <c>posts</c>, <c>posts/p1/comments</c>, or <c>posts/{postId}/comments</c> below
    /// whatever parent.
    /// </summary>
    /// <exception cref="ArgumentException">The spec has no such collection.</exception>
    /// <exception cref="FixtureException">No data can be made for what the spec says.</exception>
    public DocumentFixture Of(string path) => Many(path, 1)[0];

    /// <summary>So many documents of a collection, each at a path of its own.</summary>
    /// <exception cref="ArgumentException">
    /// The spec has no such collection, or not so many documents can be told apart.
    /// </exception>
    /// <exception cref="FixtureException">No data can be made for what the spec says.</exception>
    public IReadOnlyList<DocumentFixture> Many(string path, int count)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        var place = new CollectionPlaces(this).Find(path);
        var factory = Factory(count);
        var made = new Dictionary<string, DocumentFixture>(StringComparer.Ordinal);
        for (var ordinal = 0; ordinal < count; ordinal++)
        {
            var id = FixtureIds.Named(place.Collection, ordinal);
            var fixture =
                Candidates(factory, place, id).FirstOrDefault(one => !made.ContainsKey(one.Path))
                ?? throw new ArgumentException(
                    $"only {made.Count} documents of {place.Collection.Path} could be made with different ids "
                        + $"({place.Collection.Key})",
                    nameof(count)
                );
            made.Add(fixture.Path, fixture);
        }

        return [.. made.Values];
    }

    /// <summary>The document with that id.</summary>
    /// <exception cref="ArgumentException">No document of the collection can have that id.</exception>
    internal DocumentFixture At(CollectionPlace place, string id) => Make(Factory(1), place, id).WithId(id);

    internal FixtureFactory Factory(int count) =>
        new(model, new FixtureOptions { Seed = seed, RootDocuments = Math.Max(Referred, count) });

    private IEnumerable<DocumentFixture> Candidates(FixtureFactory factory, CollectionPlace place, string id)
    {
        yield return Make(factory, place, id);
        for (var attempt = 1; place.Collection.Key.Kind == KeyKind.Template && attempt < Attempts; attempt++)
        {
            yield return Make(factory, place, string.Create(CultureInfo.InvariantCulture, $"{id}~{attempt}"));
        }
    }

    /// <summary>The times that the server sets are asked for, as a client has to.</summary>
    private DocumentFixture Make(FixtureFactory factory, CollectionPlace place, string id)
    {
        var made = factory.Make(place.Collection, place.ParentIds, id, Completeness.Full).Fields;
        var asked = place
            .Collection.StoredFields.Where(field => field.Constraints.ServerTime)
            .Aggregate(made, (fields, field) => fields.With(field.Name, FieldValue.ServerTimestamp));
        return new DocumentFixture(this, place, id, asked, flaw: null);
    }
}
