namespace Sample.Rules.Tests;

/// <summary>
/// Rules are no filters: a query is allowed when all that it could find is allowed, and then finds it in its order.
/// </summary>
[Rules(Engine = EngineChoice.Both)]
public sealed class PostQueryRules : RulesTests
{
    [OneTimeSetUp]
    public static Task SeedAsync() =>
        SeedAsync(
            Post(
                "spring",
                new
                {
                    status = "published",
                    authorId = "author",
                    publishedAt = Day(4, 1),
                    tags = new[] { "design" },
                    stats = new { likes = 3, comments = 0 },
                    readingMinutes = 4,
                }
            ),
            Post(
                "summer",
                new
                {
                    status = "published",
                    authorId = "author",
                    publishedAt = Day(7, 1),
                    tags = new[] { "design", "science" },
                    stats = new { likes = 5, comments = 0 },
                    readingMinutes = 9,
                }
            ),
            Post(
                "autumn",
                new
                {
                    status = "published",
                    authorId = "rival",
                    publishedAt = Day(10, 1),
                    tags = new[] { "food" },
                    stats = new { likes = 1, comments = 0 },
                    readingMinutes = 2,
                }
            ),
            Post(
                "sketch",
                new
                {
                    status = "draft",
                    authorId = "author",
                    coAuthorIds = new[] { "co-author" },
                }
            ),
            Post("shelved", new { status = "archived", authorId = "author" }),
            Post(
                "scoop",
                new
                {
                    status = "draft",
                    authorId = "rival",
                    orgId = "gazette",
                }
            ),
            Fixture.Of("orgs/gazette/members").WithId("editor").With(new { role = "editor" })
        );

    [Test]
    public async Task The_front_page_has_the_newest_first() =>
        await Posts("guest")
            .WhereEqualTo("status", "published")
            .OrderByDescending("publishedAt")
            .Limit(2)
            .GetSnapshotAsync()
            .Should()
            .BeAllowedAsync()
            .ReturnDocumentsInOrder("autumn", "summer");

    [Test]
    public async Task The_next_page_begins_where_the_first_ended()
    {
        var pages = Posts("guest").WhereEqualTo("status", "published").OrderByDescending("publishedAt").Limit(2);
        var first = await pages.GetSnapshotAsync().Should().BeAllowedAsync();
        await pages.StartAfter(first[^1]).GetSnapshotAsync().Should().BeAllowedAsync().ReturnDocumentsInOrder("spring");
        await Posts("guest")
            .WhereEqualTo("status", "published")
            .OrderByDescending("publishedAt")
            .LimitToLast(1)
            .GetSnapshotAsync()
            .Should()
            .BeAllowedAsync()
            .ReturnDocumentsInOrder("spring");
    }

    [Test]
    public async Task A_query_that_could_find_a_draft_is_denied_whatever_it_would_find(
        [Values("guest", "stranger", "author", "administrator")] string reader
    )
    {
        await Posts(reader).GetSnapshotAsync().Should().BeDeniedAsync().Because(Cause.False).ByRule("posts/{postId}");
        await Posts(reader)
            .WhereGreaterThan("publishedAt", Day(9, 1))
            .GetSnapshotAsync()
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False);
        await Posts(reader)
            .WhereIn("status", new[] { "published", "draft" })
            .GetSnapshotAsync()
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False);
        await Posts(reader)
            .WhereNotEqualTo("status", "draft")
            .GetSnapshotAsync()
            .Should()
            .BeDeniedAsync("it is not said what the status is")
            .Because(Cause.Error);
    }

    [Test]
    public async Task A_moderator_lists_everything() =>
        await Posts("moderator")
            .GetSnapshotAsync()
            .Should()
            .BeAllowedAsync()
            .ReturnDocuments("spring", "summer", "autumn", "sketch", "shelved", "scoop");

    [Test]
    public async Task An_author_lists_their_own_and_nobody_elses()
    {
        await Posts("author")
            .WhereEqualTo("authorId", "author")
            .GetSnapshotAsync()
            .Should()
            .BeAllowedAsync()
            .ReturnDocuments("spring", "summer", "sketch", "shelved");
        await Posts("author")
            .WhereEqualTo("authorId", "author")
            .WhereIn("status", new[] { "draft", "archived" })
            .GetSnapshotAsync()
            .Should()
            .BeAllowedAsync()
            .ReturnDocuments("sketch", "shelved");
        await Posts("author")
            .WhereEqualTo("authorId", "rival")
            .GetSnapshotAsync()
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False);
        await Posts("guest")
            .WhereEqualTo("authorId", "author")
            .GetSnapshotAsync()
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False);
    }

    [Test]
    public async Task A_co_author_finds_what_they_write_along_on()
    {
        await Posts("coAuthor")
            .WhereArrayContains("coAuthorIds", "co-author")
            .GetSnapshotAsync()
            .Should()
            .BeAllowedAsync()
            .ReturnDocuments("sketch");
        await Posts("stranger")
            .WhereArrayContains("coAuthorIds", "co-author")
            .GetSnapshotAsync()
            .Should()
            .BeDeniedAsync("that they are one is not said")
            .Because(Cause.Error);
    }

    [Test]
    public async Task A_newsroom_is_listed_by_its_members()
    {
        await Posts("editor")
            .WhereEqualTo("orgId", "gazette")
            .GetSnapshotAsync()
            .Should()
            .BeAllowedAsync()
            .ReturnDocuments("scoop");
        await Posts("stranger")
            .WhereEqualTo("orgId", "gazette")
            .GetSnapshotAsync()
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False);
        await Posts("editor")
            .WhereEqualTo("orgId", "tribune")
            .GetSnapshotAsync()
            .Should()
            .BeDeniedAsync("they are no member there")
            .Because(Cause.False);
    }

    [Test]
    public async Task Either_of_two_conditions_must_be_allowed_by_itself()
    {
        await Posts("author")
            .Where(Filter.Or(Filter.EqualTo("status", "published"), Filter.EqualTo("authorId", "author")))
            .GetSnapshotAsync()
            .Should()
            .BeAllowedAsync()
            .ReturnDocuments("spring", "summer", "autumn", "sketch", "shelved");
        await Posts("author")
            .Where(Filter.Or(Filter.EqualTo("status", "published"), Filter.EqualTo("authorId", "rival")))
            .GetSnapshotAsync()
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False);
    }

    [Test]
    public async Task Topics_and_seasons_narrow_the_public_further()
    {
        var published = Posts("guest").WhereEqualTo("status", "published");
        await published
            .WhereArrayContains("tags", "design")
            .OrderByDescending("publishedAt")
            .GetSnapshotAsync()
            .Should()
            .BeAllowedAsync()
            .ReturnDocumentsInOrder("summer", "spring");
        await published
            .WhereArrayContainsAny("tags", new[] { "food", "science" })
            .OrderBy("publishedAt")
            .GetSnapshotAsync()
            .Should()
            .BeAllowedAsync()
            .ReturnDocumentsInOrder("summer", "autumn");
        await published
            .WhereGreaterThanOrEqualTo("publishedAt", Day(6, 1))
            .WhereLessThan("publishedAt", Day(9, 1))
            .GetSnapshotAsync()
            .Should()
            .BeAllowedAsync()
            .ReturnDocuments("summer");
        await published
            .WhereLessThanOrEqualTo("readingMinutes", 5)
            .OrderBy("readingMinutes")
            .GetSnapshotAsync()
            .Should()
            .BeAllowedAsync()
            .ReturnDocumentsInOrder("autumn", "spring");
    }

    [Test]
    public async Task Counting_asks_as_much_as_reading()
    {
        var liked = await Posts("guest")
            .WhereEqualTo("authorId", "author")
            .WhereEqualTo("status", "published")
            .Aggregate(AggregateField.Sum("stats.likes"), AggregateField.Count())
            .GetSnapshotAsync()
            .Should()
            .BeAllowedAsync();
        liked.Count.Should().Be(2);
        liked.GetValue<long>(AggregateField.Sum("stats.likes")).Should().Be(8);

        var minutes = await Posts("guest")
            .WhereEqualTo("status", "published")
            .Aggregate(AggregateField.Average("readingMinutes"))
            .GetSnapshotAsync()
            .Should()
            .BeAllowedAsync();
        minutes.GetValue<double>(AggregateField.Average("readingMinutes")).Should().Be(5);

        await Posts("stranger").Count().GetSnapshotAsync().Should().BeDeniedAsync().Because(Cause.False);
        await Posts("stranger")
            .WhereEqualTo("status", "draft")
            .Count()
            .GetSnapshotAsync()
            .Should()
            .BeDeniedAsync("how many drafts there are is told to nobody")
            .Because(Cause.False);
    }

    private static CollectionReference Posts(string reader) => As(reader).Collection("posts");

    private static Fixture Post(string id, object fields) =>
        Fixture
            .Of("posts")
            .WithId(id)
            .With(new { orgId = (string?)null, coAuthorIds = Array.Empty<string>() })
            .With(fields);

    private static DateTimeOffset Day(int month, int day) => new(2026, month, day, 0, 0, 0, TimeSpan.Zero);
}
