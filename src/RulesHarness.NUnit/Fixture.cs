using System.Text;
using RulesHarness.Firestore.Values;
using RulesHarness.Fixtures;
using RulesHarness.Fixtures.Authoring;

namespace RulesHarness.NUnit;

/// <summary>
/// A document for a test, valid by the project's spec: all its fields are there, and its data is that of the running
/// test, the same every time it runs, and other data in another test. Each change gives a new fixture.
/// </summary>
/// <example><code>Fixture.Of("posts").WithId("p1").With(new { status = "draft" }).Without("excerpt")</code></example>
public sealed class Fixture
{
    private readonly DocumentFixture _document;

    internal Fixture(DocumentFixture document) => _document = document;

    /// <summary>The document's id.</summary>
    public string Id => _document.Id;

    /// <summary>The path below the database's root, such as <c>posts/p1</c>.</summary>
    public string Path => _document.Path;

    /// <summary>
    /// The fields, as a client writes them: a time that the server sets is <see cref="FieldValue.ServerTimestamp"/>.
    /// </summary>
    public IReadOnlyDictionary<string, object?> Data => _document.Data;

    /// <summary>The violation in it, in words such as <c>title is missing</c>; null if it is valid.</summary>
    public string? Flaw => _document.Violation;

    /// <summary>
    /// The documents that this one needs: those above it, those it refers to, its owner's account, and what they need
    /// in turn.
    /// </summary>
    /// <exception cref="InvalidOperationException">There can be no document where it refers to.</exception>
    public IReadOnlyList<Fixture> Related => [.. _document.Related.Select(one => new Fixture(one))];

    private static DocumentFixtures Fixtures =>
        new(SpecProject.CurrentModel(), Seed(TestClassRuns.TestName), TimeProvider.System);

    /// <summary>
    /// A document of a collection: <c>posts</c>, <c>posts/p1/comments</c>, or <c>posts/{postId}/comments</c> below
    /// whatever parent.
    /// </summary>
    /// <exception cref="ArgumentException">The spec has no such collection.</exception>
    /// <exception cref="FixtureException">No data can be made for what the spec says.</exception>
    /// <exception cref="UnusableProjectException">There is no spec, or it has errors.</exception>
    public static Fixture Of(string collection) => new(Fixtures.Of(collection));

    /// <summary>
    /// Several documents of a collection, each with a different path. The first of up to eight is the document of <see
    /// cref="Of"/>.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// The spec has no such collection, or not so many documents can be told apart.
    /// </exception>
    /// <exception cref="FixtureException">No data can be made for what the spec says.</exception>
    /// <exception cref="UnusableProjectException">There is no spec, or it has errors.</exception>
    public static IReadOnlyList<Fixture> Many(string collection, int count) =>
        [.. Fixtures.Many(collection, count).Select(one => new Fixture(one))];

    /// <summary>A document with exactly one thing wrong, which is to be named.</summary>
    /// <exception cref="ArgumentException">The spec has no such collection.</exception>
    /// <exception cref="FixtureException">No data can be made for what the spec says.</exception>
    /// <exception cref="UnusableProjectException">There is no spec, or it has errors.</exception>
    public static InvalidFixture Invalid(string collection) => new(Fixtures.Of(collection));

    /// <summary>
    /// With other values of fields, from an object with properties or a dictionary whose names may be dotted.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// The schema has no such field or refuses the value, or the field is the one that is wrong.
    /// </exception>
    public Fixture With(object changes) => new(_document.With(changes));

    /// <summary>Removes an optional field. It is no error if the field is missing.</summary>
    /// <exception cref="ArgumentException">The schema has no such field, or requires it.</exception>
    public Fixture Without(string field) => new(_document.Without(field));

    /// <summary>With another id; where the primary key builds ids from fields, with the fields that build it.</summary>
    /// <exception cref="ArgumentException">No document of the collection can have that id.</exception>
    public Fixture WithId(string id) => new(_document.WithId(id));

    /// <summary>Its path, and what is wrong with it: so a test case is named by it.</summary>
    public override string ToString() => _document.ToString();

    /// <summary>FNV-1a: string.GetHashCode differs from run to run.</summary>
    private static int Seed(string test) =>
        (int)(
            Encoding.UTF8.GetBytes(test).Aggregate(2166136261u, (hash, octet) => (hash ^ octet) * 16777619u)
            & 0x7fffffff
        );
}
