namespace Sample.Rules.Tests;

/// <summary>An account is its owner's business, and the back office's.</summary>
[Rules(Engine = EngineChoice.Both)]
public sealed class UserRules : RulesTests
{
    [OneTimeSetUp]
    public static Task SeedAsync() =>
        SeedAsync(
            Fixture
                .Of("users")
                .WithId("author")
                .With(
                    new
                    {
                        plan = "free",
                        suspended = false,
                        createdAt = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
                    }
                ),
            Fixture
                .Of("users")
                .WithId("spammer")
                .With(new { suspended = true, createdAt = new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.Zero) }),
            Fixture
                .Of("users")
                .WithId("scraper")
                .With(new { suspended = true, createdAt = new DateTimeOffset(2026, 1, 3, 0, 0, 0, TimeSpan.Zero) })
        );

    [TestCase("author")]
    [TestCase("administrator")]
    public async Task An_account_is_read_by_its_owner_and_the_back_office(string reader) =>
        await As(reader).Document("users/author").GetSnapshotAsync().Should().BeAllowedAsync().ByRule("users/{userId}");

    [TestCase("stranger")]
    [TestCase("editor")]
    [TestCase("moderator")]
    [TestCase("newcomer")]
    [TestCase("guest")]
    public async Task An_account_is_not_read_by_others(string reader) =>
        await As(reader)
            .Document("users/author")
            .GetSnapshotAsync()
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False)
            .ByRule("users/{userId}");

    [Test]
    public async Task Nobody_lists_accounts_not_even_their_own()
    {
        var author = As("author");
        await author.Collection("users").GetSnapshotAsync().Should().BeDeniedAsync().Because(Cause.False);
        await author
            .Collection("users")
            .WhereEqualTo("email", "author@example.com")
            .GetSnapshotAsync()
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False);
        await author.Collection("users").Count().GetSnapshotAsync().Should().BeDeniedAsync().Because(Cause.False);
    }

    [Test]
    public async Task The_back_office_lists_suspended_accounts_the_newest_first() =>
        await As("administrator")
            .Collection("users")
            .WhereEqualTo("suspended", true)
            .OrderByDescending("createdAt")
            .Limit(50)
            .GetSnapshotAsync()
            .Should()
            .BeAllowedAsync()
            .ReturnDocumentsInOrder("scraper", "spammer");

    [Test]
    public async Task Signing_up_makes_an_account_and_its_profile_at_once()
    {
        var newcomer = As("newcomer");
        var batch = newcomer.StartBatch();
        batch.Create(newcomer.Document("users/newcomer"), NewAccount("newcomer").Data);
        batch.Create(newcomer.Document("publicProfiles/newcomer"), new { displayName = "New" });
        await batch.CommitAsync().Should().BeAllowedAsync();

        var account = await newcomer.Document("users/newcomer").GetSnapshotAsync().Should().BeAllowedAsync();
        account.GetValue<string>("plan").Should().Be("free");
    }

    [Test]
    public async Task A_profile_is_not_made_where_the_account_is_denied()
    {
        var newcomer = As("newcomer");
        var batch = newcomer.StartBatch();
        batch.Create(newcomer.Document("publicProfiles/newcomer"), new { displayName = "New" });
        batch.Create(newcomer.Document("users/newcomer"), NewAccount("newcomer").With(new { plan = "pro" }).Data);
        await batch.CommitAsync().Should().BeDeniedAsync().Because(Cause.False).ByRule("users/{userId}");

        var profile = await newcomer.Document("publicProfiles/newcomer").GetSnapshotAsync().Should().BeAllowedAsync();
        profile.Exists.Should().BeFalse();
    }

    [Test]
    public async Task Nobody_signs_up_as_a_paying_customer() =>
        await As("stranger")
            .Document("users/stranger")
            .CreateAsync(NewAccount("stranger").With(new { plan = "pro" }).Data)
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False);

    [TestCase("author")]
    [TestCase("administrator")]
    [TestCase("guest")]
    public async Task Nobody_signs_up_as_somebody_else(string caller) =>
        await As(caller)
            .Document("users/stranger")
            .CreateAsync(NewAccount("stranger").Data)
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False);

    [Test]
    public async Task The_date_of_sign_up_is_the_servers() =>
        await As("stranger")
            .Document("users/stranger")
            .CreateAsync(
                Fixture.Invalid("users").With(new { plan = "free", suspended = false }).NotServerTime("createdAt").Data
            )
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False);

    [Test]
    public async Task An_owner_introduces_themselves_anew()
    {
        var account = As("author").Document("users/author");
        await account.UpdateAsync(Edit.Of(new { displayName = "Ann A.", locale = "fr" })).Should().BeAllowedAsync();
        await account.UpdateAsync(Edit.Of("bio", FieldValue.Delete)).Should().BeAllowedAsync();
        await account.UpdateAsync(Edit.Of("photoUrl", null)).Should().BeAllowedAsync();
        await account
            .UpdateAsync(Edit.Of("displayName", FieldValue.Delete))
            .Should()
            .BeDeniedAsync("everybody has a name")
            .Because(Cause.False);
        await account
            .UpdateAsync("bio", "Writes.")
            .Should()
            .BeDeniedAsync("the change has no date")
            .Because(Cause.False);
    }

    [TestCase("plan", "pro")]
    [TestCase("suspended", true)]
    [TestCase("isStaff", true)]
    public async Task An_owner_changes_nothing_that_is_not_theirs_to_change(string field, object value) =>
        await As("author")
            .Document("users/author")
            .UpdateAsync(Edit.Of(field, value))
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False)
            .ByRule("users/{userId}");

    [Test]
    public async Task The_back_office_suspends_and_does_not_rewrite()
    {
        var account = As("administrator").Document("users/author");
        await account.UpdateAsync(Edit.Of(new { suspended = true, plan = "pro" })).Should().BeAllowedAsync();
        await account.UpdateAsync(Edit.Of("displayName", "Rude")).Should().BeDeniedAsync().Because(Cause.False);
        await account
            .UpdateAsync(Edit.Of(new { suspended = true, bio = "Was suspended." }))
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False);
        await account.DeleteAsync().Should().BeDeniedAsync().Because(Cause.False);
    }

    [Test]
    public async Task An_account_that_is_deleted_is_gone()
    {
        var account = As("author").Document("users/author");
        await account.DeleteAsync().Should().BeAllowedAsync();
        (await account.GetSnapshotAsync().Should().BeAllowedAsync()).Exists.Should().BeFalse();
    }

    private static Fixture NewAccount(string uid) =>
        Fixture.Of("users").WithId(uid).With(new { plan = "free", suspended = false });
}
