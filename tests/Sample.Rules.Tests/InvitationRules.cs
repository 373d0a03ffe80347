namespace Sample.Rules.Tests;

/// <summary>Invitations by e-mail address: who sends, sees, answers and withdraws them.</summary>
[Rules(Engine = EngineChoice.Both)]
public sealed class InvitationRules : RulesTests
{
    [OneTimeSetUp]
    public static Task SeedAsync() =>
        SeedAsync(
            Fixture.Of("orgs/gazette/members").WithId("org-admin").With(new { role = "admin" }),
            Fixture.Of("orgs/gazette/members").WithId("editor").With(new { role = "editor" }),
            Invitation("open", "author@example.com", "pending"),
            Invitation("unproven", "newcomer@example.com", "pending"),
            Invitation("closed", "author@example.com", "declined"),
            Invitation("late", "author@example.com", "pending")
                .With(new { expiresAt = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero) })
        );

    [Test]
    public async Task An_invitation_is_read_by_the_invited_and_the_inviting(
        [Values("author", "orgAdmin")] string caller
    ) => await As(caller).Document("invitations/open").GetSnapshotAsync().Should().BeAllowedAsync();

    [Test]
    public async Task Others_do_not_read_an_invitation(
        [Values("guest", "stranger", "editor", "newcomer", "administrator")] string caller
    ) =>
        await As(caller)
            .Document("invitations/open")
            .GetSnapshotAsync()
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False)
            .ByRule("invitations/{invitationId}");

    [Test]
    public async Task An_address_counts_once_it_is_verified()
    {
        await As("newcomer")
            .Document("invitations/unproven")
            .GetSnapshotAsync()
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False);
        await As(Persona.Named("newcomer") with { EmailVerified = true })
            .Document("invitations/unproven")
            .GetSnapshotAsync()
            .Should()
            .BeAllowedAsync();
    }

    [Test]
    public async Task Everybody_finds_what_was_sent_to_them()
    {
        await Sent("author")
            .WhereEqualTo("email", "author@example.com")
            .WhereEqualTo("status", "pending")
            .GetSnapshotAsync()
            .Should()
            .BeAllowedAsync()
            .ReturnDocuments("open", "late");
        await Sent("author")
            .WhereEqualTo("email", "newcomer@example.com")
            .GetSnapshotAsync()
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False);
        await Sent("newcomer")
            .WhereEqualTo("email", "newcomer@example.com")
            .GetSnapshotAsync()
            .Should()
            .BeDeniedAsync("anyone may sign up with somebody else's address")
            .Because(Cause.False);
        await Sent("author").GetSnapshotAsync().Should().BeDeniedAsync().Because(Cause.False);
    }

    [Test]
    public async Task Admins_find_what_their_organisation_has_sent()
    {
        await Sent("orgAdmin")
            .WhereEqualTo("orgId", "gazette")
            .WhereEqualTo("status", "pending")
            .OrderBy("expiresAt")
            .GetSnapshotAsync()
            .Should()
            .BeAllowedAsync()
            .ReturnDocumentsInOrder("late", "open", "unproven");
        await Sent("orgAdmin")
            .WhereEqualTo("orgId", "tribune")
            .GetSnapshotAsync()
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False);
        await Sent("editor")
            .WhereEqualTo("orgId", "gazette")
            .GetSnapshotAsync()
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False);
    }

    [Test]
    public async Task An_admin_invites_in_their_own_name_and_into_the_future()
    {
        await InviteAsync("orgAdmin", New("org-admin")).Should().BeAllowedAsync();
        await InviteAsync("orgAdmin", New("founder")).Should().BeDeniedAsync().Because(Cause.False);
        await InviteAsync("orgAdmin", New("org-admin").With(new { orgId = "tribune" }))
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False);
        await InviteAsync("orgAdmin", New("org-admin").With(new { status = "accepted" }))
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False);
        await InviteAsync(
                "orgAdmin",
                New("org-admin").With(new { expiresAt = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero) })
            )
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False);
        await InviteAsync("editor", New("editor")).Should().BeDeniedAsync().Because(Cause.False);
    }

    [Test]
    public async Task An_answer_is_given_once([Values("accepted", "declined")] string answer)
    {
        await AnswerAsync("author", "open", answer).Should().BeAllowedAsync();
        await AnswerAsync("author", "open", answer).Should().BeDeniedAsync().Because(Cause.False);
        await AnswerAsync("orgAdmin", "open", "revoked").Should().BeDeniedAsync("it was answered").Because(Cause.False);
    }

    [TestCase("author", "open", "revoked")]
    [TestCase("author", "open", "pending")]
    [TestCase("author", "late", "accepted")]
    [TestCase("author", "closed", "accepted")]
    [TestCase("orgAdmin", "open", "accepted")]
    [TestCase("newcomer", "unproven", "accepted")]
    [TestCase("editor", "open", "revoked")]
    [TestCase("guest", "open", "accepted")]
    public async Task Nothing_else_is_an_answer(string caller, string invitation, string status) =>
        await AnswerAsync(caller, invitation, status)
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False)
            .ByRule("invitations/{invitationId}");

    [Test]
    public async Task The_invited_does_not_raise_their_own_rank() =>
        await As("author")
            .Document("invitations/open")
            .UpdateAsync(Edit.Of(new { status = "accepted", role = "admin" }))
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False);

    [Test]
    public async Task A_pending_invitation_is_revoked_before_it_is_deleted()
    {
        var open = As("orgAdmin").Document("invitations/open");
        await open.DeleteAsync().Should().BeDeniedAsync().Because(Cause.False);
        await open.UpdateAsync(Edit.Of("status", "revoked")).Should().BeAllowedAsync();
        await AnswerAsync("author", "open", "accepted").Should().BeDeniedAsync().Because(Cause.False);
        await As("author").Document("invitations/open").DeleteAsync().Should().BeDeniedAsync().Because(Cause.False);
        await open.DeleteAsync().Should().BeAllowedAsync();
    }

    private static CollectionReference Sent(string caller) => As(caller).Collection("invitations");

    private static Fixture Invitation(string id, string email, string status) =>
        Fixture
            .Of("invitations")
            .WithId(id)
            .With(
                new
                {
                    orgId = "gazette",
                    email,
                    status,
                    role = "member",
                    expiresAt = new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero),
                }
            );

    private static Fixture New(string invitedBy) =>
        Invitation("new", "reader@example.com", "pending").With(new { invitedBy });

    private static Task<WriteResult> InviteAsync(string caller, Fixture invitation) =>
        As(caller).Document(invitation.Path).CreateAsync(invitation.Data);

    private static Task<WriteResult> AnswerAsync(string caller, string invitation, string status) =>
        As(caller).Document($"invitations/{invitation}").UpdateAsync(Edit.Of("status", status));
}
