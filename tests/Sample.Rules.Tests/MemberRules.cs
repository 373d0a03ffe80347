namespace Sample.Rules.Tests;

/// <summary>Who belongs to an organisation, and as what.</summary>
[Rules(Engine = EngineChoice.Both)]
public sealed class MemberRules : RulesTests
{
    [OneTimeSetUp]
    public static Task SeedAsync() =>
        SeedAsync(
            Fixture.Of("orgs").WithId("gazette").With(new { ownerId = "founder" }),
            Member("founder", "owner", 1),
            Member("org-admin", "admin", 2),
            Member("editor", "editor", 3),
            Member("member", "member", 4)
        );

    [Test]
    public async Task The_masthead_is_read_by_members()
    {
        await Members("member")
            .WhereNotEqualTo("role", "member")
            .OrderBy("role")
            .OrderBy("joinedAt")
            .GetSnapshotAsync()
            .Should()
            .BeAllowedAsync()
            .ReturnDocumentsInOrder("org-admin", "editor", "founder");
        await Members("stranger")
            .GetSnapshotAsync()
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False)
            .ByRule("orgs/{orgId}/members/{userId}");
        await Members("administrator")
            .Document("editor")
            .GetSnapshotAsync()
            .Should()
            .BeDeniedAsync("the back office is no member")
            .Because(Cause.False);
        await Members("guest").Document("editor").GetSnapshotAsync().Should().BeDeniedAsync().Because(Cause.False);
    }

    [TestCase("founder", "admin")]
    [TestCase("orgAdmin", "admin")]
    [TestCase("orgAdmin", "member")]
    public async Task Admins_let_others_in(string caller, string role) =>
        await LetInAsync(caller, role).Should().BeAllowedAsync();

    [TestCase("founder", "owner")]
    [TestCase("orgAdmin", "owner")]
    [TestCase("editor", "member")]
    [TestCase("member", "member")]
    [TestCase("stranger", "member")]
    [TestCase("stranger", "owner")]
    [TestCase("administrator", "member")]
    public async Task Nobody_else_adds_members_and_nobody_adds_an_owner(string caller, string role) =>
        await LetInAsync(caller, role).Should().BeDeniedAsync().Because(Cause.False);

    [Test]
    public async Task Admins_promote_up_to_their_own_rank()
    {
        await SetRoleAsync("orgAdmin", "member", "editor").Should().BeAllowedAsync();
        await SetRoleAsync("orgAdmin", "member", "admin").Should().BeAllowedAsync();
        await SetRoleAsync("orgAdmin", "member", "owner").Should().BeDeniedAsync().Because(Cause.False);
        await SetRoleAsync("orgAdmin", "founder", "member")
            .Should()
            .BeDeniedAsync("no owner is unmade")
            .Because(Cause.False);
        await SetRoleAsync("orgAdmin", "member", "emperor").Should().BeDeniedAsync().Because(Cause.False);
    }

    [Test]
    public async Task Nobody_promotes_themselves([Values("editor", "member")] string caller)
    {
        await SetRoleAsync(caller, caller, "admin").Should().BeDeniedAsync().Because(Cause.False);
        await Members(caller)
            .Document(caller)
            .UpdateAsync(Edit.Of("title", "Critic"))
            .Should()
            .BeAllowedAsync("a title is one's own choice");
        await Members(caller)
            .Document(caller)
            .UpdateAsync(Edit.Of(new { title = "Critic", role = "admin" }))
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False);
    }

    [Test]
    public async Task Nobody_titles_another() =>
        await Members("orgAdmin")
            .Document("editor")
            .UpdateAsync(Edit.Of("title", "Scribe"))
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False);

    [Test]
    public async Task A_promotion_counts_from_the_next_request()
    {
        await LetInAsync("member", "member").Should().BeDeniedAsync().Because(Cause.False);
        await SetRoleAsync("orgAdmin", "member", "admin").Should().BeAllowedAsync();
        await LetInAsync("member", "member").Should().BeAllowedAsync();
    }

    [Test]
    public async Task An_admin_who_steps_down_does_not_take_it_back()
    {
        await SetRoleAsync("orgAdmin", "org-admin", "member").Should().BeAllowedAsync();
        await SetRoleAsync("orgAdmin", "org-admin", "admin").Should().BeDeniedAsync().Because(Cause.False);
    }

    [TestCase("member", "member")]
    [TestCase("orgAdmin", "org-admin")]
    [TestCase("orgAdmin", "editor")]
    [TestCase("founder", "org-admin")]
    public async Task Members_leave_and_are_let_go(string caller, string uid) =>
        await Members(caller).Document(uid).DeleteAsync().Should().BeAllowedAsync();

    [TestCase("founder", "founder")]
    [TestCase("orgAdmin", "founder")]
    [TestCase("editor", "member")]
    [TestCase("administrator", "member")]
    [TestCase("guest", "member")]
    public async Task The_owner_does_not_leave_and_peers_do_not_remove_each_other(string caller, string uid) =>
        await Members(caller)
            .Document(uid)
            .DeleteAsync()
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False)
            .ByRule("orgs/{orgId}/members/{userId}");

    private static CollectionReference Members(string caller) => As(caller).Collection("orgs/gazette/members");

    private static Fixture Member(string uid, string role, int day) =>
        Fixture
            .Of("orgs/gazette/members")
            .WithId(uid)
            .With(new { role, joinedAt = new DateTimeOffset(2026, 1, day, 0, 0, 0, TimeSpan.Zero) });

    private static Task<WriteResult> LetInAsync(string caller, string role) =>
        Members(caller)
            .Document("stranger")
            .CreateAsync(Fixture.Of("orgs/gazette/members").WithId("stranger").With(new { role }).Data);

    private static Task<WriteResult> SetRoleAsync(string caller, string uid, string role) =>
        Members(caller).Document(uid).UpdateAsync(Edit.Of("role", role));
}
