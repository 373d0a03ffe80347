using System.Diagnostics;
using Grpc.Core;
using RulesHarness.Emulator;
using RulesHarness.Emulator.Lifecycle;
using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Identities;

namespace RulesHarness.Firestore.Tests.Emulator;

/// <summary>An emulator that is killed: who started it, who uses it, and who listens to it hear of it.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance)]
public sealed class EmulatorDeathTests
{
    private static readonly TimeSpan Promptly = TimeSpan.FromSeconds(5);

    private FirestoreEmulator _owner = null!;
    private FirestoreEmulator _user = null!;
    private FirestoreConnection _connection = null!;
    private FirestoreChangeListener _listener = null!;
    private Task _died = null!;

    [OneTimeSetUp]
    public async Task KillAnEmulatorInMidRun()
    {
        _owner = await FirestoreEmulator.StartAsync(TestEmulator.Own);
        _died = WhenCancelled(_owner.Died);
        await _owner.LoadRulesAsync("demo", TestRules.AllowAll);
        var environment = TestEmulator.Environment.With("FIRESTORE_EMULATOR_HOST", _owner.Endpoint.Authority);
        _user = await FirestoreEmulator.StartAsync(new() { Environment = environment });
        await _user.LoadRulesAsync("demo-user", TestRules.AllowAll);
        _connection = new FirestoreConnection(_owner.Endpoint);
        _listener = _connection.Database("demo", Identity.Admin).Document("a/1").Listen(_ => { });
        await _listener.FirstSnapshotTask;

        Kill(_owner);
    }

    [OneTimeTearDown]
    public async Task DisposeAsync()
    {
        if (_owner is null)
        {
            // Without an emulator nothing was opened.
            return;
        }
        await _listener.DisposeAsync();
        await _connection.DisposeAsync();
        await _user.DisposeAsync();
        await _owner.DisposeAsync();
    }

    [Test]
    public async Task Emulator_killed_in_mid_run_fails_every_later_call()
    {
        await _died.WaitAsync(Promptly);

        foreach (var call in Calls(_owner))
        {
            await FailsAsync(call);
        }
        _owner.Invoking(it => it.ThrowIfDead()).Should().Throw<EmulatorException>().Which.Id.Should().Be("RH3008");
    }

    [Test]
    public async Task Running_emulator_that_dies_fails_every_later_call()
    {
        foreach (var call in Calls(_user))
        {
            await FailsAsync(call);
        }
        _user.Died.IsCancellationRequested.Should().BeTrue();
    }

    [Test]
    public async Task Listener_fails_when_the_emulator_is_gone() =>
        await FluentActions
            .Awaiting(() => _listener.ListenerTask.WaitAsync(Promptly))
            .Should()
            .ThrowAsync<RpcException>();

    [Test]
    public async Task Emulator_killed_under_calls_fails_them_and_none_hangs()
    {
        await using var emulator = await FirestoreEmulator.StartAsync(TestEmulator.Own);
        var died = WhenCancelled(emulator.Died);
        var calls = Enumerable
            .Range(0, 8)
            .Select(async number =>
            {
                while (true)
                {
                    await emulator.LoadRulesAsync($"demo-{number}", TestRules.AllowAll);
                }
            })
            .ToList();

        Kill(emulator);

        await died.WaitAsync(Promptly);
        foreach (var call in calls)
        {
            await FailsAsync(() => call);
        }
    }

    private static Func<Task>[] Calls(FirestoreEmulator emulator) =>
        [
            () => emulator.LoadRulesAsync("demo", TestRules.AllowAll),
            () => emulator.GetRulesAsync("demo"),
            () => emulator.VerifyRulesAsync("demo", TestRules.AllowAll),
            () => emulator.ClearAsync("demo"),
            () => emulator.GetRuleCoverageAsync("demo"),
        ];

    private static async Task FailsAsync(Func<Task> call)
    {
        var promptly = () => call().WaitAsync(Promptly);
        var error = (await promptly.Should().ThrowAsync<EmulatorException>()).Which;
        error.Id.Should().Be("RH3008", error.ToString());
    }

    private static void Kill(FirestoreEmulator emulator)
    {
        using var process = Process.GetProcessById(emulator.ProcessId!.Value);
        process.Kill();
    }

    private static Task WhenCancelled(CancellationToken token)
    {
        var source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        token.Register(source.SetResult);
        return source.Task;
    }
}
