using Grpc.Core.Interceptors;
using RulesHarness.Embedded;
using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Identities;
using RulesHarness.Indexes.Queries;
using RulesHarness.Testing;

namespace RulesHarness.Tests.Serving;

/// <summary>Tests the record of the queries that tests send.</summary>
public sealed class QueryRecordTests
{
    private const string Project = "demo-record";

    [Test]
    public async Task Queries_are_recorded_once_without_their_values_and_can_be_read()
    {
        var path = Path.Combine(TestFolder.New(), "queries.txt");
        await File.WriteAllTextAsync(path, "posts where a == ?\n");
        using var connection = Connect(new QueryRecord(path));
        var posts = connection.Database(Project, Identity.Admin).Collection("posts");

        await posts.WhereEqualTo("a", 1).GetSnapshotAsync();
        await posts.WhereEqualTo("b", "ann").OrderByDescending("at").Limit(5).GetSnapshotAsync();
        await posts.WhereEqualTo("b", "bob").OrderByDescending("at").Limit(5).GetSnapshotAsync();
        await posts.WhereIn("c", new[] { 1, 2 }).OrderBy("at").LimitToLast(2).GetSnapshotAsync();
        await posts
            .WhereEqualTo("d", null)
            .Aggregate(AggregateField.Sum("n"), AggregateField.Count())
            .GetSnapshotAsync();
        await posts.Document("p1").GetSnapshotAsync();
        await ListenAsync(
            connection.Database(Project, Identity.Admin).CollectionGroup("comments").WhereArrayContains("tags", "x")
        );

        var lines = await File.ReadAllLinesAsync(path);
        lines
            .Should()
            .Equal(
                "posts where a == ?",
                "posts where b == ? order by at desc",
                "posts where c in [?, ?] order by at desc",
                "posts where d == null sum(n)",
                "**/comments where tags has ?"
            );
        QueryFileReader.Read(path, string.Join('\n', lines)).Diagnostics.Should().BeEmpty();
    }

    private static FirestoreConnection Connect(QueryRecord record)
    {
        var firestore = new EmbeddedFirestore(TimeProvider.System);
        firestore
            .LoadRules(Project, TestRules.Of("match /{any=**} { allow read, write: if true; }"))
            .Should()
            .BeEmpty();
        return new FirestoreConnection(firestore.CallInvoker.Intercept(new QueryRecorder(record)));
    }

    private static async Task ListenAsync(Query query)
    {
        var heard = new TaskCompletionSource();
        var listener = query.Listen(_ => heard.TrySetResult());
        await heard.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await listener.StopAsync();
    }
}
