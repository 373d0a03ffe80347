using Grpc.Core;
using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Identities;
using RulesHarness.Firestore.Values;
using static RulesHarness.Firestore.Tests.Client.WrittenDocument;

namespace RulesHarness.Firestore.Tests.Client;

/// <summary>What is the same for all writes: preconditions, batches, and data that is refused.</summary>
public sealed class WriteTests
{
    [Test]
    public async Task Writes_obey_their_preconditions()
    {
        var db = TestDatabase.New();
        var (there, missing) = (db.Document("a/there"), db.Document("a/missing"));
        var first = await there.SetAsync(new { }, precondition: Precondition.MustNotExist);

        await Fails(() => there.CreateAsync(new { }), StatusCode.AlreadyExists);
        await Fails(() => there.SetAsync(new { }, precondition: Precondition.MustNotExist), StatusCode.AlreadyExists);
        await Fails(() => missing.SetAsync(new { }, precondition: Precondition.MustExist), StatusCode.NotFound);
        await Fails(() => missing.UpdateAsync("a", 1), StatusCode.NotFound);
        await Fails(() => missing.DeleteAsync(Precondition.MustExist), StatusCode.NotFound);
        var second = await there.UpdateAsync("a", 1, Precondition.LastUpdated(first.UpdateTime));
        await Fails(
            () => there.UpdateAsync("a", 2, Precondition.LastUpdated(first.UpdateTime)),
            StatusCode.FailedPrecondition
        );
        await there.DeleteAsync(Precondition.LastUpdated(second.UpdateTime));
        await missing.DeleteAsync();
        (await there.GetSnapshotAsync()).Exists.Should().BeFalse();
    }

    [Test]
    public async Task Set_with_a_precondition_is_judged_as_the_operation_it_means()
    {
        var db = await TestDatabase.NewAsync("match /a/{id} { allow create; }");
        var user = db.As(Identity.User("u"));

        await user.Document("a/1").SetAsync(new { }, precondition: Precondition.MustNotExist);
        await user.Document("a/2").SetAsync(new { });
        await Fails(
            () => user.Document("a/1").SetAsync(new { }, precondition: Precondition.MustExist),
            StatusCode.PermissionDenied
        );
        await Fails(() => user.Document("a/1").SetAsync(new { }), StatusCode.PermissionDenied);
    }

    [Test]
    public async Task Batch_makes_all_writes_or_none()
    {
        var db = TestDatabase.New();
        var batch = db.StartBatch();
        batch.Create(db.Document("a/1"), new { n = 1 });
        batch.Set(db.Document("a/2"), new { n = 1 }, SetOptions.MergeAll);
        batch.Update(db.Document("a/2"), "n", FieldValue.Increment(1));
        batch.Update(db.Document("a/2"), new Dictionary<string, object?> { ["m"] = 1 });
        batch.Delete(db.Document("a/3"));
        (await batch.CommitAsync()).Should().HaveCount(5);

        var failing = db.StartBatch();
        failing.Update(db.Document("a/1"), "n", 2);
        failing.Update(db.Document("a/missing"), "n", 2);
        await Fails(() => failing.CommitAsync(), StatusCode.NotFound);

        await Expect(db.Document("a/1"), new { n = 1 });
        await Expect(db.Document("a/2"), new { n = 2, m = 1 });
    }

    [Test]
    public void Write_that_makes_no_sense_is_refused_before_it_is_sent()
    {
        var document = TestDatabase.New().Document("a/b");

        Refused(() => document.SetAsync(new { a = FieldValue.Delete }), "`a`");
        Refused(() => document.CreateAsync(new { a = new[] { FieldValue.ServerTimestamp } }), "`a[0]`");
        Refused(() => document.UpdateAsync("m", new { a = FieldValue.Delete }), "`m.a`");
        Refused(() => document.UpdateAsync(new Dictionary<string, object?>()), "at least one");
        Refused(() => document.UpdateAsync(new Dictionary<string, object?> { ["a.b"] = 1, ["a"] = 2 }), "`a.b`");
        Refused(() => document.SetAsync(new { a = 1 }, SetOptions.MergeFields("b")), "`b`");
        Refused(() => document.SetAsync("text"), "String");
        Refused(() => document.SetAsync(new { price = 1.5m }), "`price`");
        Refused(() => document.UpdateAsync("a.price", 1.5m), "`a.price`");
        Refused(() => document.UpdateAsync("a", FieldValue.ArrayUnion(1.5m)), "`a`");
    }

    private static void Refused(Func<Task> call, string message) =>
        FluentActions
            .Invoking(() =>
            {
                _ = call();
            })
            .Should()
            .Throw<ArgumentException>()
            .WithMessage($"*{message}*");
}
