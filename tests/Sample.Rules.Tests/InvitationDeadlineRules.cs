namespace Sample.Rules.Tests;

/// <summary>Tests rules that depend on the clock. Only the embedded engine's can be set.</summary>
[Rules(Engine = EngineChoice.Embedded)]
public sealed class InvitationDeadlineRules : RulesTests
{
    private static readonly DateTimeOffset Deadline = new(2030, 6, 1, 12, 0, 0, TimeSpan.Zero);

    [OneTimeSetUp]
    public static Task SeedAsync() =>
        SeedAsync(
            Fixture.Of("orgs/gazette/members").WithId("org-admin").With(new { role = "admin" }),
            Fixture
                .Of("invitations")
                .WithId("i1")
                .With(
                    new
                    {
                        orgId = "gazette",
                        email = "author@example.com",
                        status = "pending",
                        role = "editor",
                        expiresAt = Deadline,
                    }
                )
        );

    [Test]
    public async Task An_invitation_is_accepted_until_the_last_moment()
    {
        TestEnvironment.RequestTime = Deadline - TimeSpan.FromMilliseconds(1);
        await AcceptAsync().Should().BeAllowedAsync();
        (await As("author").Document("invitations/i1").GetSnapshotAsync().Should().BeAllowedAsync())
            .GetValue<DateTimeOffset>("updatedAt")
            .Should()
            .Be(Deadline - TimeSpan.FromMilliseconds(1));
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(1_000_000)]
    public async Task An_invitation_is_not_accepted_from_the_deadline_on(int seconds)
    {
        TestEnvironment.RequestTime = Deadline + TimeSpan.FromSeconds(seconds);
        await AcceptAsync().Should().BeDeniedAsync().Because(Cause.False);
    }

    [Test]
    public async Task What_has_lapsed_can_still_be_revoked()
    {
        TestEnvironment.RequestTime = Deadline.AddYears(1);
        await As("orgAdmin")
            .Document("invitations/i1")
            .UpdateAsync(Edit.Of("status", "revoked"))
            .Should()
            .BeAllowedAsync();
    }

    [Test]
    public async Task Nobody_is_invited_into_the_past()
    {
        var invitation = Fixture
            .Of("invitations")
            .WithId("i2")
            .With(
                new
                {
                    orgId = "gazette",
                    status = "pending",
                    invitedBy = "org-admin",
                    expiresAt = Deadline,
                }
            )
            .Data;
        TestEnvironment.RequestTime = Deadline;
        await As("orgAdmin")
            .Document("invitations/i2")
            .CreateAsync(invitation)
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False);
        TestEnvironment.RequestTime = Deadline.AddDays(-1);
        await As("orgAdmin").Document("invitations/i2").CreateAsync(invitation).Should().BeAllowedAsync();
    }

    private static Task<WriteResult> AcceptAsync() =>
        As("author").Document("invitations/i1").UpdateAsync(Edit.Of("status", "accepted"));
}
