using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Identities;

namespace RulesHarness.NUnit.Tests;

/// <summary>Fixtures in the emulator.</summary>
public sealed class SeedingTests
{
    private static FirestoreDb NewDatabase(Identity identity) =>
        TestEmulator.Connection.Database(TestEmulator.NewProject(), identity);

    [Test]
    public async Task Fixture_and_what_it_needs_are_stored_and_the_document_comes_back()
    {
        var admin = NewDatabase(Identity.Admin);
        var fixture = Fixture.Of("posts/p1/comments").With(new { authorId = "ann" });

        var document = await admin.SeedAsync(fixture);

        document.RelativePath.Should().Be(fixture.Path);
        (await document.GetSnapshotAsync()).GetValue<string>("authorId").Should().Be("ann");
        var needed = await admin.GetAllSnapshotsAsync(fixture.Related.Select(one => admin.Document(one.Path)));
        needed.Should().HaveCountGreaterThan(2).And.OnlyContain(one => one.Exists);
    }

    [Test]
    public async Task Document_that_is_there_already_is_not_replaced_by_one_that_is_needed()
    {
        var admin = NewDatabase(Identity.Admin);
        await admin.SeedAsync(Fixture.Of("users").WithId("ann").With(new { plan = "pro", displayName = "Ann" }));

        await admin.SeedAsync(Fixture.Of("posts").With(new { authorId = "ann" }));

        (await admin.Document("users/ann").GetSnapshotAsync()).GetValue<string>("displayName").Should().Be("Ann");
    }

    [Test]
    public async Task Fixture_that_is_named_stands_for_one_that_another_needs()
    {
        var admin = NewDatabase(Identity.Admin);

        var documents = await admin.SeedAsync(
            Fixture.Of("posts").WithId("p1").With(new { authorId = "ann" }),
            Fixture.Of("users").WithId("ann").With(new { displayName = "Ann" })
        );

        documents.Select(document => document.RelativePath).Should().Equal("posts/p1", "users/ann");
        (await documents[1].GetSnapshotAsync()).GetValue<string>("displayName").Should().Be("Ann");
    }

    [Test]
    public async Task Many_are_stored_at_once()
    {
        var admin = NewDatabase(Identity.Admin);

        var documents = await admin.SeedAsync(Fixture.Many("posts", 5));

        (await admin.Collection("posts").GetSnapshotAsync())
            .Documents.Select(one => one.Reference.RelativePath)
            .Should()
            .BeEquivalentTo(documents.Select(one => one.RelativePath));
    }

    [Test]
    public async Task Seeding_as_somebody_whom_rules_bind_is_refused()
    {
        var ann = NewDatabase(Identity.User("ann"));

        await ann.Invoking(one => one.SeedAsync(Fixture.Of("posts")))
            .Should()
            .ThrowAsync<ArgumentException>()
            .WithMessage("*user ann*database.As(Identity.Admin).SeedAsync(...)*");
    }

    [Test]
    public async Task Two_fixtures_of_one_path_are_refused()
    {
        var admin = NewDatabase(Identity.Admin);

        await admin
            .Invoking(one => one.SeedAsync(Fixture.Of("posts"), Fixture.Of("posts")))
            .Should()
            .ThrowAsync<ArgumentException>()
            .WithMessage("two of the fixtures have the path `posts/post-1`: *WithId*");
    }
}
