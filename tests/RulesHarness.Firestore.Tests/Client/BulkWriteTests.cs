using Grpc.Core;
using RulesHarness.Firestore.Identities;
using static RulesHarness.Firestore.Tests.Client.WrittenDocument;

namespace RulesHarness.Firestore.Tests.Client;

/// <summary>Writes of many documents at once, past the rules.</summary>
public sealed class BulkWriteTests
{
    [Test]
    public async Task Bulk_write_of_many_documents_writes_them_all()
    {
        var db = TestDatabase.New();

        await db.BulkWriteAsync(Enumerable.Range(0, 1201).Select(n => ($"a/{n}", (object)new { n })));

        (await db.Collection("a").Count().GetSnapshotAsync()).Count.Should().Be(1201);
    }

    [Test]
    public async Task Bulk_write_of_large_documents_fits_into_the_calls()
    {
        var db = TestDatabase.New();
        var text = new string('x', 500_000);

        await db.BulkWriteAsync(Enumerable.Range(0, 30).Select(n => ($"a/{n}", (object)new { text })));

        (await db.Collection("a").GetSnapshotAsync()).Should().HaveCount(30);
    }

    [Test]
    public async Task Bulk_write_with_a_failing_document_throws_and_names_it()
    {
        var db = TestDatabase.New();
        var half = new string('x', 600_000);

        await db.Invoking(it => it.BulkWriteAsync([("a/1", new { }), ("a/2", new { a = half, b = half })]))
            .Should()
            .ThrowAsync<RpcException>()
            .WithMessage("*1 of 2 writes failed*a/2*");
    }

    [Test]
    public async Task Bulk_write_of_one_document_twice_throws()
    {
        var db = TestDatabase.New();

        await Fails(() => db.BulkWriteAsync([("a/1", new { }), ("a/1", new { })]), StatusCode.InvalidArgument);
    }

    [Test]
    public async Task Bulk_write_as_a_user_is_refused()
    {
        var db = TestDatabase.New().As(Identity.User("u"));

        await Fails(() => db.BulkWriteAsync([("a/1", new { })]), StatusCode.PermissionDenied);
    }
}
