using System.Diagnostics;
using RulesHarness.Emulator;
using RulesHarness.Emulator.Lifecycle;

namespace RulesHarness.Firestore.Tests.Emulator;

public sealed class EmulatorDeathTests
{
    private static readonly TimeSpan Promptly = TimeSpan.FromSeconds(5);

    [Test]
    public async Task Emulator_killed_in_mid_run_fails_every_later_call()
    {
        await using var emulator = await FirestoreEmulator.StartAsync(TestEmulator.Own);
        await emulator.LoadRulesAsync("demo", TestRules.AllowAll);
        var died = WhenCancelled(emulator.Died);

        Kill(emulator);

        await died.WaitAsync(Promptly);
        foreach (var call in Calls(emulator))
        {
            await FailsAsync(call);
        }
        emulator.Invoking(it => it.ThrowIfDead()).Should().Throw<EmulatorException>().Which.Id.Should().Be("RH3008");
    }

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

    [Test]
    public async Task Running_emulator_that_dies_fails_every_later_call()
    {
        await using var owner = await FirestoreEmulator.StartAsync(TestEmulator.Own);
        var environment = TestEmulator.Environment.With("FIRESTORE_EMULATOR_HOST", owner.Endpoint.Authority);
        await using var emulator = await FirestoreEmulator.StartAsync(new() { Environment = environment });
        await emulator.LoadRulesAsync("demo", TestRules.AllowAll);

        await owner.DisposeAsync();

        foreach (var call in Calls(emulator))
        {
            await FailsAsync(call);
        }
        emulator.Died.IsCancellationRequested.Should().BeTrue();
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
