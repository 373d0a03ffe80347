namespace Sample.Rules.Tests;

/// <summary>The menu of the whole site.</summary>
[Rules(Engine = EngineChoice.Both)]
public sealed class TopicRules : RulesTests
{
    [OneTimeSetUp]
    public static Task SeedAsync() =>
        SeedAsync(
            Fixture.Of("topics").WithId("science").With(new { position = 2 }),
            Fixture.Of("topics").WithId("design").With(new { position = 1 })
        );

    [Test]
    public async Task Everybody_sees_the_menu_in_its_order() =>
        await As("guest")
            .Collection("topics")
            .OrderBy("position")
            .GetSnapshotAsync()
            .Should()
            .BeAllowedAsync()
            .ReturnDocumentsInOrder("design", "science");

    [Test]
    public async Task The_back_office_swaps_two_topics_in_one_transaction()
    {
        var office = As("administrator");
        await office
            .RunTransactionAsync(async transaction =>
            {
                var topics = await transaction.GetAllSnapshotsAsync([
                    office.Document("topics/design"),
                    office.Document("topics/science"),
                ]);
                transaction.Update(topics[0].Reference, Edit.Of("position", topics[1].GetValue<int>("position")));
                transaction.Update(topics[1].Reference, Edit.Of("position", topics[0].GetValue<int>("position")));
            })
            .Should()
            .BeAllowedAsync();
        await office
            .Collection("topics")
            .OrderBy("position")
            .GetSnapshotAsync()
            .Should()
            .BeAllowedAsync()
            .ReturnDocumentsInOrder("science", "design");
    }

    [Test]
    public async Task A_topic_is_named_by_its_slug()
    {
        await As("administrator")
            .Document("topics/food")
            .CreateAsync(Fixture.Of("topics").WithId("food").Data)
            .Should()
            .BeAllowedAsync();
        await As("administrator")
            .Document("topics/drinks")
            .CreateAsync(Fixture.Of("topics").WithId("food").Data)
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False);
        await As("administrator")
            .Document("topics/design")
            .UpdateAsync(Edit.Of("slug", "style"))
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False);
        await As("administrator").Document("topics/science").DeleteAsync().Should().BeAllowedAsync();
    }

    [Test]
    public async Task Moderators_describe_and_do_not_rename()
    {
        await As("moderator")
            .Document("topics/design")
            .UpdateAsync(Edit.Of("description", "How things look and work."))
            .Should()
            .BeAllowedAsync();
        await As("moderator")
            .Document("topics/design")
            .UpdateAsync(Edit.Of("name", "Looks"))
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False);
        await As("moderator").Document("topics/design").DeleteAsync().Should().BeDeniedAsync().Because(Cause.False);
    }

    [Test]
    public async Task Others_only_read([Values("guest", "author", "editor")] string caller)
    {
        await As(caller)
            .Document("topics/mine")
            .SetAsync(Fixture.Of("topics").WithId("mine").Data)
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False);
        await As(caller)
            .Document("topics/design")
            .UpdateAsync(Edit.Of("description", "Mine."))
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False)
            .ByRule("topics/{topicId}");
        await As(caller).Document("topics/design").DeleteAsync().Should().BeDeniedAsync().Because(Cause.False);
    }
}
