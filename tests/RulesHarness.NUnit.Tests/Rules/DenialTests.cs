using Grpc.Core;
using RulesHarness.Checking;
using RulesHarness.Firestore.Client;
using RulesHarness.Language.Evaluation;

namespace RulesHarness.NUnit.Tests.Rules;

/// <summary>
/// The cause and the place of denials, under rules in which other statements are tried as well: the same on both
/// engines.
/// </summary>
[Rules(Content = Rules, Engine = EngineChoice.Both)]
public sealed class DenialTests : RulesTests
{
    private const string Rules = """
        rules_version = '2';
        service cloud.firestore {
          match /databases/{database}/documents {
            match /drafts/{id} {
              allow get: if resource.data.autor == request.auth.uid;
              allow update: if resource.data.author == request.auth.uid;
              allow delete: if false;
            }
            match /pages/{id} {
              allow create: if request.resource.data.titel == 'x';
              allow update: if false;
            }
            match /labels/{id} {
              allow create: if false;
              allow update: if resource.data.nam == 'x';
            }
            match /rooms/{id} {
              allow get: if resource.data.owner == 'x';
              allow get: if resource.data.ownr == 'x';
              allow write: if resource.data.owner == 'x';
            }
            match /rooms/{path=**} {
              allow get: if request.auth.uid == 'root';
            }
            match /{document=**} {
              allow read: if request.auth.uid == 'root';
              allow read, write: if false;
            }
          }
        }

        """;

    private static readonly TestCaseData[] Denials =
    [
        Denial(
            "an error beside the denial of everything",
            Cause.Error,
            5,
            "drafts/{id}",
            db => db.Document("drafts/there").GetSnapshotAsync()
        ),
        Denial(
            "false beside the denial of everything",
            Cause.False,
            6,
            "drafts/{id}",
            db => db.Document("drafts/there").UpdateAsync("a", 1)
        ),
        Denial("a constant of its own", Cause.False, 7, "drafts/{id}", db => db.Document("drafts/there").DeleteAsync()),
        Denial(
            "a set that creates",
            Cause.Error,
            10,
            "pages/{id}",
            db => db.Document("pages/new").SetAsync(new { a = 1 })
        ),
        Denial(
            "a set that updates",
            Cause.False,
            11,
            "pages/{id}",
            db => db.Document("pages/there").SetAsync(new { a = 1 })
        ),
        Denial(
            "a merge that creates",
            Cause.Error,
            10,
            "pages/{id}",
            db => db.Document("pages/new").SetAsync(new { a = 1 }, SetOptions.MergeAll)
        ),
        Denial(
            "another set that creates",
            Cause.False,
            14,
            "labels/{id}",
            db => db.Document("labels/new").SetAsync(new { a = 1 })
        ),
        Denial(
            "another set that updates",
            Cause.Error,
            15,
            "labels/{id}",
            db => db.Document("labels/there").SetAsync(new { a = 1 })
        ),
        Denial("a set in a batch", Cause.Error, 10, "pages/{id}", db => Batch(db, "pages/new")),
        Denial("a later set in a batch", Cause.Error, 15, "labels/{id}", db => Batch(db, "labels/there")),
        Denial(
            "false and an error in one block",
            Cause.False,
            18,
            "rooms/{id}",
            db => db.Document("rooms/there").GetSnapshotAsync()
        ),
        Denial(
            "an error in one block, named",
            Cause.Error,
            19,
            "rooms/{id}",
            db => db.Document("rooms/there").GetSnapshotAsync()
        ),
        Denial(
            "a statement for two operations",
            Cause.Error,
            20,
            "rooms/{id}",
            db => db.Document("rooms/new").SetAsync(new { a = 1 })
        ),
    ];

    [OneTimeSetUp]
    public static Task SeedAsync() =>
        WithRulesDisabledAsync(async admin =>
        {
            foreach (var collection in new[] { "drafts", "pages", "labels", "rooms" })
            {
                await admin
                    .Document($"{collection}/there")
                    .SetAsync(
                        new
                        {
                            author = "alice",
                            name = "n",
                            owner = "alice",
                        }
                    );
            }
        });

    [TestCaseSource(nameof(Denials))]
    public async Task Cause_and_place_are_judged_on_one_statement(
        Cause cause,
        int line,
        string rule,
        Func<FirestoreDb, Task> operation
    )
    {
        var bob = As(Notes.Bob);
        await operation(bob).Should().BeDeniedAsync().Because(cause).AtLine(line);
        await operation(bob).Should().BeDeniedAsync().AtLine(line).ByRule(rule);
        var other = cause == Cause.Error ? Cause.False : Cause.Error;
        await FluentActions
            .Awaiting(async () => await operation(bob).Should().BeDeniedAsync().AtLine(line).Because(other))
            .Should()
            .ThrowAsync<AssertionException>()
            .WithMessage($"*because of {other}, but the cause was {cause}*");
    }

    [Test]
    public async Task Cause_without_a_place_is_that_of_the_most_specific_block()
    {
        var bob = As(Notes.Bob);
        await bob.Document("drafts/there").GetSnapshotAsync().Should().BeDeniedAsync().Because(Cause.Error);
        await bob.Document("drafts/there").UpdateAsync(new { a = 1 }).Should().BeDeniedAsync().Because(Cause.False);
        await bob.Document("drafts/new").CreateAsync(new { a = 1 }).Should().BeDeniedAsync().Because(Cause.NoMatch);
        await bob.Document("rooms/there").GetSnapshotAsync().Should().BeDeniedAsync().Because(Cause.False);
        await bob.Document("pages/new").SetAsync(new { a = 1 }).Should().BeDeniedAsync().Because(Cause.Error);
        await bob.Document("pages/there").SetAsync(new { a = 1 }).Should().BeDeniedAsync().Because(Cause.False);
    }

    [Test]
    public async Task Denial_of_everything_can_be_named()
    {
        await As(Notes.Bob)
            .Document("elsewhere/one")
            .DeleteAsync()
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False)
            .ByRule("{document=**}");
        await As(Notes.Bob)
            .Document("elsewhere/one")
            .GetSnapshotAsync()
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False)
            .AtLine(26);
    }

    [Test]
    public async Task Assertions_are_tasks_too()
    {
        var bob = As(Notes.Bob);
        await Task.WhenAll(
            bob.Document("drafts/there").GetSnapshotAsync().Should().BeDeniedAsync(),
            bob.Document("drafts/there").DeleteAsync().Should().BeDeniedAsync().AtLine(7),
            As(Firestore.Identities.Identity.User("root"))
                .Document("drafts/there")
                .GetSnapshotAsync()
                .Should()
                .BeAllowedAsync()
        );
        var tasks = new[] { "one", "two" }.Select(id =>
            bob.Document($"drafts/{id}").DeleteAsync().Should().BeDeniedAsync().AsTask()
        );
        await Task.WhenAll(tasks);
        await FluentActions.Awaiting(() => Returned(bob)).Should().ThrowAsync<AssertionException>();

        static Task Returned(FirestoreDb database) =>
            database.Document("drafts/there").GetSnapshotAsync().Should().BeAllowedAsync();
    }

    [Test]
    public async Task Denial_that_nobody_claimed_explains_itself()
    {
        var bob = As(Notes.Bob);
        var operations = new Func<Task>[]
        {
            async () => await bob.Document("drafts/there").GetSnapshotAsync(),
            async () => await bob.Document("drafts/there").UpdateAsync("a", 1),
            async () => await bob.GetAllSnapshotsAsync([bob.Document("drafts/there")]),
            async () => await bob.Collection("drafts").GetSnapshotAsync(),
            async () => await bob.Collection("drafts").Count().GetSnapshotAsync(),
            async () => await Batch(bob, "drafts/there"),
            async () =>
            {
                await using var listener = bob.Document("drafts/there").Listen(_ => { });
                await listener.ListenerTask;
            },
            async () =>
                await bob.RunTransactionAsync(transaction =>
                    transaction.GetSnapshotAsync(bob.Document("drafts/there"))
                ),
        };
        foreach (var operation in operations)
        {
            var thrown = (await FluentActions.Awaiting(operation).Should().ThrowAsync<RpcException>()).Which;

            thrown.StatusCode.Should().Be(StatusCode.PermissionDenied);
            thrown
                .Message.Should()
                .Contain("as        user bob")
                .And.Contain("rules     DenialTests.rules")
                .And.Contain("allow");
            thrown.StackTrace.Should().NotContain("RulesHarness.Testing").And.NotContain("Grpc.");
        }
    }

    [Test]
    public async Task Stack_trace_of_a_failure_begins_with_the_line_of_the_test()
    {
        var thrown = (
            await FluentActions
                .Awaiting(async () =>
                    await As(Notes.Bob).Document("drafts/there").DeleteAsync().Should().BeAllowedAsync()
                )
                .Should()
                .ThrowAsync<AssertionException>()
        ).Which;

        thrown.StackTrace!.Split('\n')[0].Should().Contain(nameof(DenialTests)).And.NotContain("Assertions");
    }

    private static Task Batch(FirestoreDb database, string path)
    {
        var batch = database.StartBatch();
        batch.Set(database.Document(path), new { a = 1 });
        return batch.CommitAsync();
    }

    private static TestCaseData Denial(
        string name,
        Cause cause,
        int line,
        string rule,
        Func<FirestoreDb, Task> operation
    ) => new TestCaseData(cause, line, rule, operation).SetArgDisplayNames(name);
}
