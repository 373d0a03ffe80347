using System.Net;
using System.Net.Sockets;
using System.Text;
using Grpc.Core;
using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Identities;

namespace RulesHarness.Firestore.Tests.Client;

public sealed class FirestoreConnectionTests
{
    // Bytes as they are, as any client with generated code of its own would send them.
    private static readonly Marshaller<byte[]> Bytes = Marshallers.Create(bytes => bytes, bytes => bytes);

    private static readonly Method<byte[], byte[]> ListCollectionIds = new(
        MethodType.Unary,
        "google.firestore.v1.Firestore",
        "ListCollectionIds",
        Bytes,
        Bytes
    );

    [Test]
    public async Task Call_to_nobody_fails_as_unavailable()
    {
        using var connection = new FirestoreConnection(new Uri("http://127.0.0.1:1"));

        await connection
            .Database("p", Identity.Admin)
            .Document("a/b")
            .Invoking(it => it.GetSnapshotAsync())
            .Should()
            .ThrowAsync<RpcException>()
            .Where(exception => exception.StatusCode == StatusCode.Unavailable);
    }

    [Test]
    public async Task Call_that_is_never_answered_ends_at_the_deadline()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        await using var connection = new FirestoreConnection(
            new Uri($"http://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}"),
            TimeSpan.FromMilliseconds(50)
        );
        var db = connection.Database("p", Identity.Admin);

        Func<Task>[] calls = [() => db.Document("a/b").GetSnapshotAsync(), () => db.Collection("a").GetSnapshotAsync()];
        foreach (var call in calls)
        {
            await call.Should()
                .ThrowAsync<RpcException>()
                .Where(exception => exception.StatusCode == StatusCode.DeadlineExceeded);
        }
    }

    [Test]
    public async Task Cancelled_call_ends_as_cancelled()
    {
        var document = TestDatabase.New().Document("a/b");

        await document
            .Invoking(it => it.GetSnapshotAsync(new CancellationToken(canceled: true)))
            .Should()
            .ThrowAsync<RpcException>()
            .Where(exception => exception.StatusCode == StatusCode.Cancelled);
    }

    [Test]
    public async Task Call_invoker_serves_another_client_as_its_identity()
    {
        var db = TestDatabase.New();
        await db.Document("things/1").CreateAsync(new { });
        var parent = $"projects/{db.ProjectId}/databases/(default)/documents";
        byte[] request = [0x0a, (byte)parent.Length, .. Encoding.ASCII.GetBytes(parent)];
        var options = new CallOptions(
            new Metadata { { "authorization", "Bearer nonsense" }, { "x-goog-api-client", "other" } }
        );

        var response = await db.CallInvoker.AsyncUnaryCall(ListCollectionIds, null, options, request);

        Encoding.ASCII.GetString(response).Should().Contain("things");
        await FluentActions
            .Awaiting(async () =>
                await TestEmulator
                    .Connection.CallInvokerFor(Identity.Unauthenticated)
                    .AsyncUnaryCall(ListCollectionIds, null, default, request)
            )
            .Should()
            .ThrowAsync<RpcException>();
    }

    [Test]
    public async Task Databases_of_a_project_are_apart()
    {
        var db = TestDatabase.New();
        var other = TestEmulator.Connection.Database(db.ProjectId, Identity.Admin, "other");
        await other.Document("a/b").CreateAsync(new { });

        (await db.Document("a/b").GetSnapshotAsync()).Exists.Should().BeFalse();
        (await other.Document("a/b").GetSnapshotAsync()).Exists.Should().BeTrue();
        await other.Document("a/c").CreateAsync(new { Reference = db.Document("a/d") });
        var across = (await other.Document("a/c").GetSnapshotAsync()).GetValue<DocumentReference>("Reference");
        await across.CreateAsync(new { });
        (await db.Document("a/d").GetSnapshotAsync()).Exists.Should().BeTrue();
        db.ToString().Should().Be($"projects/{db.ProjectId}/databases/(default) as admin");
    }
}
