using Grpc.Core;
using RulesHarness.Firestore.Identities;

namespace RulesHarness.Firestore.Tests.Client;

public sealed class TransactionTests
{
    [Test]
    public async Task Transactions_that_compete_lose_no_update()
    {
        var db = TestDatabase.New();
        var counter = db.Document("a/counter");
        await counter.CreateAsync(new { n = 0 });

        await Task.WhenAll(
            Enumerable
                .Range(0, 3)
                .Select(_ =>
                    db.RunTransactionAsync(async transaction =>
                    {
                        var n = (await transaction.GetSnapshotAsync(counter)).GetValue<int>("n");
                        transaction.Update(counter, "n", n + 1);
                    })
                )
        );

        (await counter.GetSnapshotAsync()).GetValue<int>("n").Should().Be(3);
    }

    [Test]
    public async Task Transaction_reads_documents_and_queries_and_returns_a_result()
    {
        var db = TestDatabase.New();
        await db.BulkWriteAsync([("a/1", new { n = 1 }), ("a/2", new { n = 2 })]);

        var result = await db.RunTransactionAsync(async transaction =>
        {
            var missing = await transaction.GetSnapshotAsync(db.Document("a/3"));
            var both = await transaction.GetAllSnapshotsAsync([db.Document("a/1"), db.Document("a/2")]);
            var found = await transaction.GetSnapshotAsync(db.Collection("a").OrderByDescending("n"));
            transaction.Create(missing.Reference, new { n = both.Count });
            transaction.Delete(found[0].Reference);
            return found.Count;
        });

        result.Should().Be(2);
        (await db.Collection("a").GetSnapshotAsync()).Select(each => each.Id).Should().Equal("1", "3");
    }

    [Test]
    public async Task Transaction_whose_body_throws_writes_nothing_and_is_not_run_again()
    {
        var db = TestDatabase.New();
        var runs = 0;

        await db.Invoking(it =>
                it.RunTransactionAsync(transaction =>
                {
                    runs++;
                    transaction.Create(db.Document("a/1"), new { });
                    throw new TimeoutException();
                })
            )
            .Should()
            .ThrowAsync<TimeoutException>();

        runs.Should().Be(1);
        (await db.Document("a/1").GetSnapshotAsync()).Exists.Should().BeFalse();
    }

    [Test]
    public async Task Transaction_that_is_aborted_each_time_is_run_five_times()
    {
        var db = TestDatabase.New();
        var runs = 0;

        await db.Invoking(it =>
                it.RunTransactionAsync(_ =>
                {
                    runs++;
                    throw new RpcException(new Status(StatusCode.Aborted, "contention"));
                })
            )
            .Should()
            .ThrowAsync<RpcException>()
            .WithMessage("*contention*");

        runs.Should().Be(5);
    }

    [Test]
    public async Task Transaction_that_reads_after_a_write_is_refused()
    {
        var db = TestDatabase.New();

        await db.Invoking(it =>
                it.RunTransactionAsync(async transaction =>
                {
                    transaction.Create(db.Document("a/1"), new { });
                    await transaction.GetSnapshotAsync(db.Document("a/2"));
                })
            )
            .Should()
            .ThrowAsync<InvalidOperationException>();
    }

    [Test]
    public async Task Transaction_of_a_user_is_judged_by_the_rules()
    {
        var db = await TestDatabase.NewAsync("match /a/{id} { allow get; allow create: if request.auth.uid == 'u'; }");
        Task Run(string uid, string path) =>
            db.As(Identity.User(uid))
                .RunTransactionAsync(async transaction =>
                {
                    var snapshot = await transaction.GetSnapshotAsync(db.As(Identity.User(uid)).Document(path));
                    transaction.Create(snapshot.Reference, new { });
                });

        await Run("u", "a/1");
        await FluentActions
            .Invoking(() => Run("v", "a/2"))
            .Should()
            .ThrowAsync<RpcException>()
            .Where(exception => exception.StatusCode == StatusCode.PermissionDenied);
    }
}
