namespace Sample.Rules.Tests;

/// <summary>Tests the collections below an account: its notifications and its reading list.</summary>
[Rules(Engine = EngineChoice.Both)]
public sealed class ShelfRules : RulesTests
{
    [OneTimeSetUp]
    public static Task SeedAsync() =>
        SeedAsync(
            Fixture.Of("users/reader/bookmarks").WithId("p1").With(new { folder = "inbox" }),
            Fixture.Of("users/reader/bookmarks").WithId("p2").With(new { folder = "done" }),
            Fixture.Of("users/reader/notifications").WithId("n1").With(new { seen = false }),
            Fixture.Of("users/reader/notifications").WithId("n2").With(new { seen = true })
        );

    [Test]
    public async Task A_shelf_is_its_owners()
    {
        await Below("reader", "bookmarks")
            .WhereEqualTo("folder", "inbox")
            .GetSnapshotAsync()
            .Should()
            .BeAllowedAsync()
            .ReturnDocuments("p1");
        await Below("reader", "notifications")
            .WhereEqualTo("seen", false)
            .GetSnapshotAsync()
            .Should()
            .BeAllowedAsync()
            .ReturnDocuments("n1");
    }

    [Test]
    public async Task Others_do_not_read_a_shelf(
        [Values("guest", "stranger", "moderator", "administrator")] string caller
    )
    {
        await Below(caller, "bookmarks")
            .GetSnapshotAsync()
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False)
            .ByRule("users/{userId}/bookmarks/{bookmarkId}");
        await Below(caller, "bookmarks").Document("p1").DeleteAsync().Should().BeDeniedAsync().Because(Cause.False);
        await Below(caller, "notifications")
            .Document("n1")
            .GetSnapshotAsync()
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False)
            .ByRule("users/{userId}/notifications/{notificationId}");
    }

    [Test]
    public async Task A_shelf_is_not_reached_through_all_shelves()
    {
        await As("reader")
            .CollectionGroup("bookmarks")
            .GetSnapshotAsync()
            .Should()
            .BeDeniedAsync()
            .Because(Cause.NoMatch);
        await As("administrator")
            .CollectionGroup("notifications")
            .GetSnapshotAsync()
            .Should()
            .BeDeniedAsync()
            .Because(Cause.NoMatch);
    }

    [Test]
    public async Task A_bookmark_is_named_after_its_post()
    {
        await Below("reader", "bookmarks").Document("p3").CreateAsync(Bookmark("p3")).Should().BeAllowedAsync();
        await Below("reader", "bookmarks")
            .Document("again")
            .CreateAsync(Bookmark("p3"))
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False);
        await Below("reader", "bookmarks")
            .Document("p1")
            .UpdateAsync("postId", "p3")
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False);
    }

    [Test]
    public async Task A_shelf_is_tidied_up_at_once()
    {
        var batch = As("reader").StartBatch();
        var shelf = Below("reader", "bookmarks");
        batch.Update(shelf.Document("p1"), "folder", "done");
        batch.Delete(shelf.Document("p2"));
        batch.Set(shelf.Document("p4"), Bookmark("p4"));
        await batch.CommitAsync().Should().BeAllowedAsync();
        await shelf.OrderBy("folder").GetSnapshotAsync().Should().BeAllowedAsync().ReturnDocumentsInOrder("p1", "p4");
    }

    [Test]
    public async Task A_shelf_that_would_hold_one_wrong_book_stays_as_it_is()
    {
        var batch = As("reader").StartBatch();
        var shelf = Below("reader", "bookmarks");
        batch.Delete(shelf.Document("p2"));
        batch.Update(shelf.Document("p1"), "folder", "");
        await batch.CommitAsync().Should().BeDeniedAsync().Because(Cause.False);
        await shelf.GetSnapshotAsync().Should().BeAllowedAsync().ReturnDocuments("p1", "p2");
    }

    [Test]
    public async Task A_notification_is_seen_and_cleared_and_never_written()
    {
        var notifications = Below("reader", "notifications");
        await notifications.Document("n1").UpdateAsync("seen", true).Should().BeAllowedAsync();
        await notifications
            .Document("n1")
            .UpdateAsync("text", "You have won.")
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False);
        await notifications
            .Document("n3")
            .CreateAsync(Fixture.Of("users/reader/notifications").Data)
            .Should()
            .BeDeniedAsync()
            .Because(Cause.NoMatch);
        await notifications.Document("n2").DeleteAsync().Should().BeAllowedAsync();
    }

    private static CollectionReference Below(string caller, string collection) =>
        As(caller).Collection($"users/reader/{collection}");

    private static object Bookmark(string postId) =>
        new
        {
            postId,
            folder = "inbox",
            createdAt = FieldValue.ServerTimestamp,
        };
}
