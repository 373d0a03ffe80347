using System.Net;
using System.Net.Sockets;
using Grpc.Core;
using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Identities;

namespace RulesHarness.Firestore.Tests.Client;

[CancelAfter(30_000)]
public sealed class ListenEndTests
{
    private const string Current = "12020803";
    private const string Consistent = "120432020801";
    private const string DocumentOfTarget =
        "1a330a2e0a2c70726f6a656374732f702f6461746162617365732f2864656661756c74292f646f63756d656e74732f612f312a0101";

    [Test]
    public async Task Listener_whose_callback_throws_fails_with_what_it_threw()
    {
        await using var listener = TestDatabase
            .New()
            .Document("a/1")
            .Listen(_ => throw new InvalidDataException("mine"));

        await FluentActions.Awaiting(() => listener.FirstSnapshotTask).Should().ThrowAsync<InvalidDataException>();
        await FluentActions
            .Awaiting(() => listener.ListenerTask)
            .Should()
            .ThrowAsync<InvalidDataException>()
            .WithMessage("mine");
    }

    [Test]
    public async Task Listener_whose_token_is_cancelled_ends_as_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        await using var listener = TestDatabase.New().Document("a/1").Listen(_ => { }, cancellation.Token);
        await listener.FirstSnapshotTask;

        await cancellation.CancelAsync();

        await FluentActions.Awaiting(() => listener.ListenerTask).Should().ThrowAsync<OperationCanceledException>();
        listener.ListenerTask.IsCanceled.Should().BeTrue();
    }

    [Test]
    public async Task Stop_waits_for_the_callback_and_can_be_called_from_it()
    {
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var left = false;
        var self = new TaskCompletionSource<FirestoreChangeListener>();
        await using var listener = TestDatabase
            .New()
            .Collection("a")
            .Listen(
                async (_, stopped) =>
                {
                    entered.SetResult();
                    await (await self.Task).StopAsync(CancellationToken.None);
                    await FluentActions
                        .Awaiting(() => Task.Delay(Timeout.Infinite, stopped))
                        .Should()
                        .ThrowAsync<OperationCanceledException>();
                    left = true;
                }
            );
        await entered.Task;
        var stop = listener.StopAsync();
        self.SetResult(listener);

        await stop;

        left.Should().BeTrue();
        listener.ListenerTask.Status.Should().Be(TaskStatus.RanToCompletion);
        await listener.StopAsync();
    }

    [Test]
    public async Task Listener_that_is_stopped_before_its_first_snapshot_has_none()
    {
        var entered = new TaskCompletionSource();
        var listener = TestDatabase
            .New()
            .Document("a/1")
            .Listen(
                async (_, stopped) =>
                {
                    entered.SetResult();
                    await Task.Delay(Timeout.Infinite, stopped);
                }
            );
        await entered.Task;

        await listener.StopAsync();

        listener.FirstSnapshotTask.IsCanceled.Should().BeTrue();
        listener.ListenerTask.Status.Should().Be(TaskStatus.RanToCompletion);
    }

    [Test]
    public async Task Listener_that_hears_nothing_fails_at_the_deadline()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var endpoint = new Uri($"http://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}");
        await using var connection = new FirestoreConnection(endpoint, TimeSpan.FromMilliseconds(50));
        await using var listener = connection.Database("p", Identity.Admin).Document("a/1").Listen(_ => { });

        (await FluentActions.Awaiting(() => listener.FirstSnapshotTask).Should().ThrowAsync<RpcException>())
            .Which.Status.Should()
            .Match<Status>(it =>
                it.StatusCode == StatusCode.DeadlineExceeded
                && it.Detail == "a listener received no snapshot within 0.05 s"
            );
    }

    [TestCase(StatusCode.Unavailable, "the server ended the stream of a listener")]
    [TestCase(StatusCode.Unavailable, "the server ended the stream of a listener", Current, Consistent)]
    [TestCase(StatusCode.Aborted, "the server ended the listener without a cause", "12020802")]
    [TestCase(StatusCode.DataLoss, "the server counts 5 documents and sent 1", DocumentOfTarget, "2a0408011005")]
    [TestCase(StatusCode.Unimplemented, "*sent one document of a query again*", Current, DocumentOfTarget)]
    public async Task Listener_whose_stream_goes_an_odd_way_fails(
        StatusCode code,
        string message,
        params string[] responses
    )
    {
        await using var connection = new FirestoreConnection(
            new ScriptedListener(responses.Select(Convert.FromHexString))
        );
        await using var listener = connection.Database("p", Identity.Admin).Collection("a").Listen(_ => { });

        var refusal = (
            await FluentActions.Awaiting(() => listener.ListenerTask).Should().ThrowAsync<RpcException>()
        ).Which;
        refusal.StatusCode.Should().Be(code);
        refusal.Status.Detail.Should().Match(message);
        listener.FirstSnapshotTask.IsCompletedSuccessfully.Should().Be(responses.Contains(Consistent));
    }
}
