namespace Sample.Rules.Tests;

/// <summary>A day in a newsroom: each test begins where the one before it ended, so they run one by one.</summary>
[Rules(Engine = EngineChoice.Both, Isolation = Isolation.Fixture)]
[Parallelizable(ParallelScope.Self)]
public sealed class NewsroomStory : RulesTests
{
    [Test, Order(1)]
    public async Task The_founder_opens_a_newsroom()
    {
        var founder = As("founder");
        await founder
            .Document("orgs/daily")
            .CreateAsync(Fixture.Of("orgs").WithId("daily").With(new { ownerId = "founder", plan = "team" }).Data)
            .Should()
            .BeAllowedAsync();
        await founder
            .Document("orgs/daily/members/founder")
            .CreateAsync(Member("founder", "owner"))
            .Should()
            .BeAllowedAsync();
    }

    [Test, Order(2)]
    public async Task The_editor_does_not_walk_in() =>
        await As("editor")
            .Document("orgs/daily/members/editor")
            .CreateAsync(Member("editor", "editor"))
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False);

    [Test, Order(3)]
    public async Task The_founder_lets_the_editor_in() =>
        await As("founder")
            .Document("orgs/daily/members/editor")
            .CreateAsync(Member("editor", "editor"))
            .Should()
            .BeAllowedAsync();

    [Test, Order(4)]
    public async Task The_editor_begins_a_story()
    {
        var story = Fixture
            .Of("posts")
            .WithId("story")
            .With(
                new
                {
                    authorId = "editor",
                    orgId = "daily",
                    status = "draft",
                    featured = false,
                    stats = new { likes = 0, comments = 0 },
                    coAuthorIds = new[] { "co-author" },
                }
            );
        await As("editor").Document("posts/story").CreateAsync(story.Data).Should().BeAllowedAsync();
        await As("guest").Document("posts/story").GetSnapshotAsync().Should().BeDeniedAsync().Because(Cause.False);
    }

    [Test, Order(5)]
    public async Task A_co_author_polishes_it() =>
        await As("coAuthor")
            .Document("posts/story")
            .UpdateAsync(Edit.Of("title", "The story"))
            .Should()
            .BeAllowedAsync();

    [Test, Order(6)]
    public async Task The_founder_publishes_it() =>
        await As("founder")
            .Document("posts/story")
            .UpdateAsync(Edit.Of(new { status = "published", publishedAt = FieldValue.ServerTimestamp }))
            .Should()
            .BeAllowedAsync();

    [Test, Order(7)]
    public async Task Now_the_world_reads_it_and_the_co_authors_work_is_done()
    {
        await As("guest")
            .Collection("posts")
            .WhereEqualTo("status", "published")
            .GetSnapshotAsync()
            .Should()
            .BeAllowedAsync()
            .ReturnDocuments("story");
        await As("coAuthor")
            .Document("posts/story")
            .UpdateAsync(Edit.Of("title", "My story"))
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False);
    }

    [Test, Order(8)]
    public async Task The_editor_leaves_and_keeps_what_they_wrote()
    {
        await As("editor").Document("orgs/daily/members/editor").DeleteAsync().Should().BeAllowedAsync();
        await As("editor")
            .Document("posts/story")
            .UpdateAsync(Edit.Of("title", "My last story"))
            .Should()
            .BeAllowedAsync();
        await As("editor")
            .Collection("posts")
            .WhereEqualTo("orgId", "daily")
            .GetSnapshotAsync()
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False);
    }

    private static IReadOnlyDictionary<string, object?> Member(string uid, string role) =>
        Fixture.Of("orgs/daily/members").WithId(uid).With(new { role }).Data;
}
