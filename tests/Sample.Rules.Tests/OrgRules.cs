namespace Sample.Rules.Tests;

/// <summary>Organisations: how one is founded, shown and changed.</summary>
[Rules(Engine = EngineChoice.Both)]
public sealed class OrgRules : RulesTests
{
    [OneTimeSetUp]
    public static Task SeedAsync() =>
        SeedAsync(
            Fixture
                .Of("orgs")
                .WithId("gazette")
                .With(
                    new
                    {
                        name = "Gazette",
                        ownerId = "founder",
                        plan = "team",
                    }
                ),
            Fixture.Of("orgs").WithId("globe").With(new { name = "Globe", ownerId = "rival" }),
            Fixture.Of("orgs/gazette/members").WithId("founder").With(new { role = "owner" }),
            Fixture.Of("orgs/gazette/members").WithId("org-admin").With(new { role = "admin" }),
            Fixture.Of("orgs/gazette/members").WithId("editor").With(new { role = "editor" })
        );

    [Test]
    public async Task Everybody_sees_one() =>
        await As("guest").Document("orgs/gazette").GetSnapshotAsync().Should().BeAllowedAsync();

    [Test]
    public async Task Members_of_Inkwell_list_them_a_hundred_at_a_time()
    {
        var orgs = As("stranger").Collection("orgs").WhereGreaterThanOrEqualTo("name", "G").OrderBy("name");
        await orgs.Limit(100).GetSnapshotAsync().Should().BeAllowedAsync().ReturnDocumentsInOrder("gazette", "globe");
        await orgs.Limit(101).GetSnapshotAsync().Should().BeDeniedAsync().Because(Cause.False).ByRule("orgs/{orgId}");
        await orgs.GetSnapshotAsync().Should().BeDeniedAsync("without a limit it is all of them").Because(Cause.False);
        await As("guest").Collection("orgs").Limit(10).GetSnapshotAsync().Should().BeDeniedAsync().Because(Cause.False);
    }

    [Test]
    public async Task Who_founds_one_becomes_its_first_member()
    {
        var stranger = As("stranger");
        await stranger.Document("orgs/weekly").CreateAsync(NewOrg("stranger").Data).Should().BeAllowedAsync();
        await stranger
            .Document("orgs/weekly/members/stranger")
            .CreateAsync(NewMember("owner").Data)
            .Should()
            .BeAllowedAsync();
        await stranger
            .Document("orgs/weekly")
            .UpdateAsync(Edit.Of("name", "The Weekly"))
            .Should()
            .BeAllowedAsync("the owner is an admin from now on");
    }

    [Test]
    public async Task The_first_member_comes_after_the_organisation_and_not_with_it()
    {
        var stranger = As("stranger");
        var batch = stranger.StartBatch();
        batch.Create(stranger.Document("orgs/weekly"), NewOrg("stranger").Data);
        batch.Create(stranger.Document("orgs/weekly/members/stranger"), NewMember("owner").Data);
        await batch
            .CommitAsync()
            .Should()
            .BeDeniedAsync("rules look at what was there before the batch")
            .Because(Cause.False)
            .ByRule("orgs/{orgId}/members/{userId}");
        (await stranger.Document("orgs/weekly").GetSnapshotAsync().Should().BeAllowedAsync()).Exists.Should().BeFalse();
    }

    [Test]
    public async Task Nobody_founds_one_for_somebody_else_or_for_business()
    {
        await As("stranger")
            .Document("orgs/weekly")
            .CreateAsync(NewOrg("editor").Data)
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False);
        await As("stranger")
            .Document("orgs/weekly")
            .CreateAsync(NewOrg("stranger").With(new { plan = "business" }).Data)
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False);
        await As("guest")
            .Document("orgs/weekly")
            .CreateAsync(NewOrg("stranger").Data)
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False);
    }

    [Test]
    public async Task Admins_run_it()
    {
        var gazette = As("orgAdmin").Document("orgs/gazette");
        await gazette.UpdateAsync(Edit.Of("settings.publicRoster", true)).Should().BeAllowedAsync();
        await gazette
            .UpdateAsync(Edit.Of(new { revenueShare = 0.5, headquarters = new GeoPoint(52.5, 13.4) }))
            .Should()
            .BeAllowedAsync();
        await gazette.UpdateAsync(Edit.Of("headquarters", FieldValue.Delete)).Should().BeAllowedAsync();
        await gazette
            .UpdateAsync(Edit.Of("settings.publicRoster", "yes"))
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False);
        await gazette
            .UpdateAsync(Edit.Of("revenueShare", 1))
            .Should()
            .BeDeniedAsync("a whole number is no float")
            .Because(Cause.False);
        await gazette.UpdateAsync(Edit.Of("revenueShare", 1.01)).Should().BeDeniedAsync().Because(Cause.False);
        await gazette
            .UpdateAsync(Edit.Of("ownerId", "org-admin"))
            .Should()
            .BeDeniedAsync("it stays its founder's")
            .Because(Cause.False);
        await gazette.DeleteAsync().Should().BeDeniedAsync().Because(Cause.False);
    }

    [TestCase("founder")]
    [TestCase("orgAdmin")]
    public async Task What_it_pays_is_agreed_with_the_back_office(string caller)
    {
        await As(caller)
            .Document("orgs/gazette")
            .UpdateAsync(Edit.Of("plan", "business"))
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False);
        await As("administrator")
            .Document("orgs/gazette")
            .UpdateAsync(Edit.Of("plan", "business"))
            .Should()
            .BeAllowedAsync();
        await As("administrator")
            .Document("orgs/gazette")
            .UpdateAsync(Edit.Of("name", "Ours"))
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False);
    }

    [TestCase("editor")]
    [TestCase("stranger")]
    [TestCase("guest")]
    public async Task Others_change_nothing(string caller)
    {
        await As(caller)
            .Document("orgs/gazette")
            .UpdateAsync(Edit.Of("name", "Mine"))
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False)
            .ByRule("orgs/{orgId}");
        await As(caller).Document("orgs/gazette").DeleteAsync().Should().BeDeniedAsync().Because(Cause.False);
    }

    [Test]
    public async Task Its_founder_closes_it() =>
        await As("founder").Document("orgs/gazette").DeleteAsync().Should().BeAllowedAsync();

    private static Fixture NewOrg(string ownerId) =>
        Fixture.Of("orgs").WithId("weekly").With(new { ownerId, plan = "team" });

    private static Fixture NewMember(string role) =>
        Fixture.Of("orgs/weekly/members").WithId("stranger").With(new { role });
}
