namespace Sample.Rules.Tests;

/// <summary>
/// Conditions that the other tests leave untested: a mutation test of their recording found each of them.
/// </summary>
[Rules(Engine = EngineChoice.Both)]
public sealed class SmallPrintRules : RulesTests
{
    private static readonly DateTimeOffset LongAgo = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [OneTimeSetUp]
    public static Task SeedAsync() =>
        SeedAsync(
            Fixture.Of("users").WithId("author").With(new { plan = "free", suspended = false }),
            Fixture.Of("users/reader/bookmarks").WithId("p1").With(new { folder = "inbox" }),
            Fixture.Of("users/reader/notifications").WithId("n1").With(new { seen = false }),
            Fixture.Of("follows").WithId("reader_author").With(new { notify = true }),
            Fixture.Of("orgs").WithId("gazette").With(new { ownerId = "founder" }),
            Fixture.Of("orgs/gazette/members").WithId("org-admin").With(new { role = "admin" }),
            Fixture
                .Of("invitations")
                .WithId("open")
                .With(
                    new
                    {
                        orgId = "gazette",
                        status = "pending",
                        role = "member",
                    }
                ),
            Report("own", "administrator", "open"),
            Report("other", "reader", "open"),
            Report("dismissed", "reader", "dismissed")
        );

    [Test]
    public async Task A_bookmark_is_made_and_moved_by_its_owner_alone()
    {
        await DeniedAsync(As("stranger").Document("users/reader/bookmarks/p9").CreateAsync(Bookmark("p9")));
        await DeniedAsync(As("stranger").Document("users/reader/bookmarks/p1").UpdateAsync("folder", "done"));
        await As("reader")
            .Document("users/reader/bookmarks/p1")
            .GetSnapshotAsync()
            .Should()
            .BeAllowedAsync("one is read as all are");
    }

    [Test]
    public async Task A_bookmark_keeps_its_time() =>
        await DeniedAsync(As("reader").Document("users/reader/bookmarks/p1").UpdateAsync("createdAt", LongAgo));

    [Test]
    public async Task A_notification_is_marked_by_its_owner_alone_and_as_seen_or_not()
    {
        const string Path = "users/reader/notifications/n1";
        await DeniedAsync(As("stranger").Document(Path).UpdateAsync("seen", true));
        await DeniedAsync(As("reader").Document(Path).UpdateAsync("seen", "yes"));
        await As("reader").Document(Path).GetSnapshotAsync().Should().BeAllowedAsync();
    }

    [Test]
    public async Task Nobody_signs_up_as_suspended()
    {
        var account = Fixture
            .Of("users")
            .WithId("newcomer")
            .With(new { plan = "free", email = "newcomer@example.com" });
        await DeniedAsync(
            As("newcomer").Document(account.Path).CreateAsync(account.With(new { suspended = true }).Data)
        );
        await As("newcomer")
            .Document(account.Path)
            .CreateAsync(account.With(new { suspended = false }).Data)
            .Should()
            .BeAllowedAsync();
    }

    [Test]
    public async Task An_account_keeps_its_time() =>
        await DeniedAsync(As("author").Document("users/author").UpdateAsync(Edit.Of("createdAt", LongAgo)));

    [Test]
    public async Task Nobody_follows_in_the_name_of_another_and_a_follower_may_mute()
    {
        var follow = Fixture.Of("follows").WithId("reader_editor");
        await DeniedAsync(As("stranger").Document(follow.Path).CreateAsync(follow.Data));
        await As("reader").Document("follows/reader_author").UpdateAsync("notify", false).Should().BeAllowedAsync();
    }

    [Test]
    public async Task The_back_office_is_no_judge_in_its_own_cause()
    {
        var office = As("administrator");
        await DeniedAsync(office.Document("reports/own").UpdateAsync(Edit.Of("severity", 1)));
        await office.Document("reports/other").UpdateAsync(Edit.Of("severity", 1)).Should().BeAllowedAsync();
        await office.Document("reports/dismissed").DeleteAsync().Should().BeAllowedAsync();
    }

    [Test]
    public async Task An_organisation_keeps_its_time() =>
        await DeniedAsync(As("orgAdmin").Document("orgs/gazette").UpdateAsync(Edit.Of("createdAt", LongAgo)));

    [Test]
    public async Task The_first_member_owns_the_organisation_from_now_on()
    {
        var first = Fixture.Of("orgs/gazette/members").WithId("founder");
        var founder = As("founder").Document(first.Path);
        await DeniedAsync(founder.CreateAsync(first.With(new { role = "admin" }).Data));
        await DeniedAsync(founder.CreateAsync(first.With(new { role = "owner", joinedAt = LongAgo }).Data));
        await founder.CreateAsync(first.With(new { role = "owner" }).Data).Should().BeAllowedAsync();
    }

    [Test]
    public async Task An_invitation_is_withdrawn_and_not_rewritten() =>
        await DeniedAsync(
            As("orgAdmin").Document("invitations/open").UpdateAsync(Edit.Of(new { status = "revoked", role = "admin" }))
        );

    private static async Task DeniedAsync(Task<WriteResult> write) =>
        await write.Should().BeDeniedAsync().Because(Cause.False);

    private static object Bookmark(string postId) =>
        new
        {
            postId,
            folder = "inbox",
            createdAt = FieldValue.ServerTimestamp,
        };

    private static Fixture Report(string id, string reporterId, string status) =>
        Fixture
            .Of("reports")
            .WithId(id)
            .With(
                new
                {
                    reporterId,
                    status,
                    severity = 3,
                }
            );
}
