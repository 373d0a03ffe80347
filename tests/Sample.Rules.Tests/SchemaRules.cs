namespace Sample.Rules.Tests;

/// <summary>Whoever may write a document may not write it wrong: each row of each schema, broken in each way.</summary>
[Rules(Engine = EngineChoice.Both)]
public sealed class SchemaRules : RulesTests
{
    private static readonly Sound[] Documents =
    [
        new("author", "users", "author", new { plan = "free", suspended = false }),
        new("author", "publicProfiles", "author", new { }),
        new(
            "author",
            "posts",
            "new",
            new
            {
                authorId = "author",
                orgId = (string?)null,
                status = "draft",
                featured = false,
                stats = new { likes = 0, comments = 0 },
            }
        ),
        new("reader", "posts/p1/comments", "new", new { authorId = "reader", status = "visible" }),
        new("reader", "posts/p1/likes", "reader", new { }),
        new("reader", "follows", "reader_author", new { }),
        new("reader", "orgs", "new", new { ownerId = "reader", plan = "team" }),
        new("orgAdmin", "orgs/gazette/members", "reader", new { role = "member" }),
        new(
            "orgAdmin",
            "invitations",
            "new",
            new
            {
                orgId = "gazette",
                invitedBy = "org-admin",
                status = "pending",
                expiresAt = new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero),
            }
        ),
        new(
            "reader",
            "reports",
            "new",
            new
            {
                reporterId = "reader",
                postId = "p1",
                status = "open",
                assigneeId = (string?)null,
                resolution = (string?)null,
            }
        ),
        new("reader", "users/reader/bookmarks", "p1", new { }),
        new("administrator", "topics", "new", new { }),
    ];

    private static IEnumerable<TestCaseData> Flawed =>
        Documents.SelectMany(sound =>
            Fixture
                .Invalid(sound.Collection)
                .WithId(sound.Id)
                .With(sound.Fields)
                .Each()
                .Select(fixture => new TestCaseData(sound.Caller, fixture))
        );

    [OneTimeSetUp]
    public static Task SeedAsync() =>
        SeedAsync(
            Fixture.Of("posts").WithId("p1").With(new { status = "published" }),
            Fixture.Of("orgs/gazette/members").WithId("org-admin").With(new { role = "admin" })
        );

    [TestCaseSource(nameof(Documents))]
    public async Task A_document_as_its_schema_describes_it_is_written(Sound sound)
    {
        var fixture = Fixture.Of(sound.Collection).WithId(sound.Id).With(sound.Fields);
        await As(sound.Caller).Document(fixture.Path).CreateAsync(fixture.Data).Should().BeAllowedAsync();
    }

    [TestCaseSource(nameof(Flawed))]
    public async Task A_document_with_a_single_violation_is_not_written(string caller, Fixture fixture) =>
        await As(caller).Document(fixture.Path).CreateAsync(fixture.Data).Should().BeDeniedAsync().Because(Cause.False);

    /// <summary>A document that somebody may create, by the fields that rules ask for.</summary>
    public sealed record Sound(string Caller, string Collection, string Id, object Fields)
    {
        public override string ToString() => $"{Collection}/{Id}";
    }
}
