namespace Sample.Rules.Tests;

/// <summary>Tests the public part of an account: one profile at a time for crawlers, a list for members.</summary>
[Rules(Engine = EngineChoice.Both)]
public sealed class ProfileRules : RulesTests
{
    [OneTimeSetUp]
    public static Task SeedAsync() =>
        SeedAsync(
            Fixture.Of("publicProfiles").WithId("author").With(new { displayName = "Ann" }),
            Fixture.Of("publicProfiles").WithId("editor").With(new { displayName = "Andy" }),
            Fixture.Of("publicProfiles").WithId("stranger").With(new { displayName = "Zoe" })
        );

    [Test]
    public async Task Anybody_reads_a_profile() =>
        await AsUnauthenticated().Document("publicProfiles/author").GetSnapshotAsync().Should().BeAllowedAsync();

    [Test]
    public async Task Several_profiles_are_read_in_one_call_unless_an_account_is_among_them()
    {
        var guest = As("guest");
        await guest
            .GetAllSnapshotsAsync([guest.Document("publicProfiles/author"), guest.Document("publicProfiles/nobody")])
            .Should()
            .BeAllowedAsync();
        await guest
            .GetAllSnapshotsAsync([guest.Document("publicProfiles/author"), guest.Document("users/author")])
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False);
    }

    [Test]
    public async Task Crawlers_do_not_carry_everybody_off()
    {
        await As("guest")
            .Collection("publicProfiles")
            .GetSnapshotAsync()
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False)
            .ByRule("publicProfiles/{userId}");
        await As("guest")
            .Collection("publicProfiles")
            .Limit(1)
            .GetSnapshotAsync()
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False);
        await As("guest")
            .Collection("publicProfiles")
            .Count()
            .GetSnapshotAsync()
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False);
    }

    [Test]
    public async Task Members_search_people_by_name() =>
        await As("stranger")
            .Collection("publicProfiles")
            .WhereGreaterThanOrEqualTo("displayName", "An")
            .WhereLessThan("displayName", "Ao")
            .OrderBy("displayName")
            .GetSnapshotAsync()
            .Should()
            .BeAllowedAsync()
            .ReturnDocumentsInOrder("editor", "author");

    [Test]
    public async Task An_owner_writes_their_profile_and_takes_it_away()
    {
        var profile = As("author").Document("publicProfiles/author");
        await profile.SetAsync(new { displayName = "Ann A." }).Should().BeAllowedAsync();
        await profile.SetAsync(new { bio = "Writes." }, SetOptions.MergeAll).Should().BeAllowedAsync();
        await profile.DeleteAsync().Should().BeAllowedAsync();
        await profile.DeleteAsync().Should().BeAllowedAsync("there is nothing left to protect");
    }

    [TestCase("stranger")]
    [TestCase("moderator")]
    [TestCase("administrator")]
    [TestCase("guest")]
    public async Task Others_do_not_write_a_profile(string caller)
    {
        var profile = As(caller).Document("publicProfiles/author");
        await profile
            .UpdateAsync("bio", "Was here.")
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False)
            .ByRule("publicProfiles/{userId}");
        await profile.DeleteAsync().Should().BeDeniedAsync().Because(Cause.False);
    }

    [TestCase("email", "author@example.com")]
    [TestCase("plan", "pro")]
    [TestCase("bio", 7)]
    [TestCase("photoUrl", "http://example.com/ann.png")]
    public async Task A_profile_holds_nothing_private_and_nothing_odd(string field, object value) =>
        await As("author")
            .Document("publicProfiles/author")
            .UpdateAsync(field, value)
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False);
}
