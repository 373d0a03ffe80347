using FluentAssertions.Specialized;
using RulesHarness.Checking;
using RulesHarness.Firestore.Client;
using RulesHarness.Language.Evaluation;

namespace RulesHarness.NUnit.Tests.Rules;

/// <summary>
/// Tests the assertions about operations, with operations that fulfil and that violate them, on both engines.
/// </summary>
[Rules(Content = Notes.Rules, Engine = EngineChoice.Both)]
public sealed class AssertionTests : RulesTests
{
    private const string Mine = "notes/mine";
    private const string Open = "notes/open";

    [OneTimeSetUp]
    public static Task SeedAsync() =>
        WithRulesDisabledAsync(async admin =>
        {
            await admin
                .Document(Mine)
                .SetAsync(
                    new
                    {
                        owner = "alice",
                        title = "Mine",
                        @public = false,
                        rank = 2,
                    }
                );
            await admin
                .Document(Open)
                .SetAsync(
                    new
                    {
                        owner = "alice",
                        title = "Open",
                        @public = true,
                        rank = 1,
                    }
                );
            await admin
                .Document("notes/other")
                .SetAsync(
                    new
                    {
                        owner = "carol",
                        title = "Other",
                        @public = true,
                        rank = 3,
                    }
                );
            await admin.Document("notes/mine/parts/one").SetAsync(new { text = "one" });
        });

    [Test]
    public async Task Read_that_rules_allow_gives_the_document()
    {
        var snapshot = await As(Notes.Alice).Document(Mine).GetSnapshotAsync().Should().BeAllowedAsync();

        snapshot.GetValue<string>("title").Should().Be("Mine");
    }

    [Test]
    public async Task Read_of_what_is_not_there_is_judged_by_the_rules_too()
    {
        await As(Notes.Alice).Document("notes/none").GetSnapshotAsync().Should().BeDeniedAsync().Because(Cause.Error);
        var snapshot = await As(Notes.Alice)
            .Document("notes/mine/parts/none")
            .GetSnapshotAsync()
            .Should()
            .BeAllowedAsync();
        snapshot.Exists.Should().BeFalse();
    }

    [Test]
    public async Task Every_kind_of_operation_can_be_claimed()
    {
        var alice = As(Notes.Alice);
        await alice.GetAllSnapshotsAsync([alice.Document(Mine), alice.Document(Open)]).Should().BeAllowedAsync();
        await alice.Collection("notes").WhereEqualTo("public", true).GetSnapshotAsync().Should().BeAllowedAsync();
        await alice
            .Collection("notes")
            .WhereEqualTo("public", true)
            .Count()
            .GetSnapshotAsync()
            .Should()
            .BeAllowedAsync();
        await alice.Document("notes/new").CreateAsync(new { owner = "alice", title = "New" }).Should().BeAllowedAsync();
        await alice.Document("notes/set").SetAsync(new { owner = "alice", title = "Set" }).Should().BeAllowedAsync();
        await alice.Document(Mine).UpdateAsync("title", "Changed").Should().BeAllowedAsync();
        await alice.Collection("notes").AddAsync(new { owner = "alice", title = "Added" }).Should().BeAllowedAsync();
        await alice
            .RunTransactionAsync(async transaction =>
            {
                var note = await transaction.GetSnapshotAsync(alice.Document(Mine));
                transaction.Update(note.Reference, "rank", 5);
            })
            .Should()
            .BeAllowedAsync();
        var batch = alice.StartBatch();
        batch.Update(alice.Document(Open), "rank", 7);
        await batch.CommitAsync().Should().BeAllowedAsync();

        var bob = As(Notes.Bob);
        await bob.GetAllSnapshotsAsync([bob.Document(Open), bob.Document(Mine)]).Should().BeDeniedAsync();
        await bob.Collection("notes").GetSnapshotAsync().Should().BeDeniedAsync();
        await bob.Collection("notes").Count().GetSnapshotAsync().Should().BeDeniedAsync();
        await bob.Document("notes/bad").CreateAsync(new { owner = "alice", title = "New" }).Should().BeDeniedAsync();
        await bob.Document("notes/bad").SetAsync(new { owner = "alice", title = "Set" }).Should().BeDeniedAsync();
        await bob.Document(Mine).UpdateAsync("title", "Changed").Should().BeDeniedAsync();
        await bob.Document(Mine).DeleteAsync().Should().BeDeniedAsync();
        await bob.Collection("notes").AddAsync(new { owner = "alice", title = "Added" }).Should().BeDeniedAsync();
        await bob.RunTransactionAsync(transaction => transaction.GetSnapshotAsync(bob.Document(Mine)))
            .Should()
            .BeDeniedAsync();
        var refused = bob.StartBatch();
        refused.Create(bob.Document("notes/good"), new { owner = "bob", title = "Good" });
        refused.Delete(bob.Document(Open));
        await refused.CommitAsync().Should().BeDeniedAsync();
    }

    [Test]
    public async Task Causes_lines_and_rules_of_denials_are_distinguished()
    {
        await As(Notes.Bob)
            .Document(Mine)
            .GetSnapshotAsync()
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False)
            .AtLine(8)
            .ByRule("notes/{noteId}");
        await AsUnauthenticated()
            .Document(Mine)
            .GetSnapshotAsync()
            .Should()
            .BeDeniedAsync()
            .Because(Cause.Error)
            .AtLine(8);
        await As(Notes.Alice).Document(Mine).DeleteAsync().Should().BeDeniedAsync().Because(Cause.NoMatch);
        await As(Notes.Alice)
            .Document("elsewhere/one")
            .GetSnapshotAsync()
            .Should()
            .BeDeniedAsync()
            .Because(Cause.NoMatch);
        await As(Notes.Bob)
            .Document("notes/mine/parts/one")
            .GetSnapshotAsync()
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False)
            .ByRule("/notes/{noteId}/parts/{partId}");
    }

    [Test]
    public async Task Lines_and_rules_of_what_is_allowed_are_distinguished()
    {
        await As(Notes.Alice)
            .Document(Mine)
            .GetSnapshotAsync()
            .Should()
            .BeAllowedAsync()
            .AtLine(8)
            .ByRule("notes/{noteId}");
        await As(Notes.Alice).Document(Mine).UpdateAsync("title", "Changed").Should().BeAllowedAsync().AtLine(12);
        await Failing(() => As(Notes.Alice).Document(Mine).GetSnapshotAsync().Should().BeAllowedAsync().AtLine(9))
            .WithMessage("*at line 9, but line 8 allowed it*");
    }

    [Test]
    public async Task Returned_documents_are_exact()
    {
        var query = As(Notes.Bob).Collection("notes").WhereEqualTo("public", true);
        await query.GetSnapshotAsync().Should().BeAllowedAsync().ReturnDocuments("other", "open");
        await query
            .OrderByDescending("rank")
            .GetSnapshotAsync()
            .Should()
            .BeAllowedAsync()
            .ReturnDocumentsInOrder("notes/other", "notes/open");
        await Failing(() => query.GetSnapshotAsync().Should().BeAllowedAsync().ReturnDocuments("open"))
            .WithMessage("*unexpected:*other*");
        await Failing(() => query.GetSnapshotAsync().Should().BeAllowedAsync().ReturnDocuments("open", "other", "mine"))
            .WithMessage("*missing:*mine*");
        await Failing(() =>
                query
                    .OrderBy("rank")
                    .GetSnapshotAsync()
                    .Should()
                    .BeAllowedAsync()
                    .ReturnDocumentsInOrder("other", "open")
            )
            .WithMessage("*in this order*");
    }

    [Test]
    public async Task Failure_that_is_not_a_denial_proves_nothing()
    {
        var alice = As(Notes.Alice);
        await Failing(() =>
                alice
                    .Document("notes/open")
                    .CreateAsync(new { owner = "alice", title = "Twice" })
                    .Should()
                    .BeDeniedAsync()
            )
            .WithMessage("*to be denied, but it was not denied by rules, but failed with AlreadyExists*");
        await Failing(() =>
                alice
                    .Document("notes/open")
                    .CreateAsync(new { owner = "alice", title = "Twice" })
                    .Should()
                    .BeAllowedAsync()
            )
            .WithMessage("*to be allowed, but it was not denied by rules, but failed with AlreadyExists*");
    }

    [Test]
    public async Task Function_is_judged_by_all_that_it_does()
    {
        var bob = As(Notes.Bob);
        await FluentActions.Awaiting(() => AddTwoAsync(bob)).Should().BeDeniedAsync().Because(Cause.False);
        await FluentActions.Awaiting(() => AddOneAsync(bob)).Should().BeAllowedAsync();

        static async Task<DocumentReference> AddOneAsync(FirestoreDb database) =>
            await database.Collection("notes").AddAsync(new { owner = "bob", title = "One" });

        static async Task AddTwoAsync(FirestoreDb database)
        {
            await AddOneAsync(database);
            await database.Collection("notes").AddAsync(new { owner = "alice", title = "Two" });
        }
    }

    [Test]
    public async Task Listener_is_allowed_denied_and_notified_of_a_lost_permission()
    {
        await using var mine = As(Notes.Alice).Document(Mine).Listen(_ => { });
        await mine.Should().BeAllowedAsync();
        await using var notMine = As(Notes.Bob).Document(Mine).Listen(_ => { });
        await notMine.Should().BeDeniedAsync().Because(Cause.False).AtLine(8);

        await using var open = As(Notes.Bob).Document(Open).Listen(_ => { });
        await open.Should().BeAllowedAsync();
        await WithRulesDisabledAsync(admin => admin.Document(Open).UpdateAsync("public", false));
        await open.Should().BeDeniedAsync().Because(Cause.False);
    }

    private static async Task<ExceptionAssertions<AssertionException>> Failing<T>(
        Func<Assertions.AllowedAssertion<T>> claim
    ) => await FluentActions.Awaiting(async () => await claim()).Should().ThrowAsync<AssertionException>();

    private static async Task<ExceptionAssertions<AssertionException>> Failing(
        Func<Assertions.DeniedAssertion> claim
    ) => await FluentActions.Awaiting(async () => await claim()).Should().ThrowAsync<AssertionException>();
}
