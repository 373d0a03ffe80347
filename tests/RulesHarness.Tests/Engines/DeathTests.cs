using System.Diagnostics;
using RulesHarness.Cases;
using RulesHarness.Emulator;
using RulesHarness.Emulator.Lifecycle;
using RulesHarness.Engines;
using RulesHarness.Engines.Emulator;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Tests.Engines;

/// <summary>An emulator that dies decides nothing: no case passes after it, and none hangs.</summary>
public sealed class DeathTests
{
    private static readonly TimeSpan Promptly = TimeSpan.FromSeconds(10);

    [Test]
    public async Task Emulator_killed_in_mid_run_ends_the_run_and_passes_nothing()
    {
        // The emulator is started apart, so that its process is known.
        await using var emulator = await FirestoreEmulator.StartAsync(TestEmulator.Own);
        var attached = TestEmulator.Own with
        {
            Environment = TestEmulator.Own.Environment.With("FIRESTORE_EMULATOR_HOST", emulator.Endpoint.Authority),
        };
        await using var engine = await EmulatorHost.StartAsync(attached);
        var session = (
            await engine.OpenAsync(
                TestRules.Of("match /{any=**} { allow read, write: if true; }"),
                Task.FromResult<Dataset?>(SessionTests.Data())
            )
        ).Session!;
        var decided = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        AccessRequest[] requests =
        [
            new GetRequest("posts/open"),
            new GetRequest("posts/none"),
            new DeleteRequest("posts/other"),
            new CreateRequest("posts/new", new Dictionary<string, object?>()),
        ];
        var runs = requests
            .Select(request =>
                Task.Run(async () =>
                {
                    while (true)
                    {
                        var verdict = await session.RunAsync(SessionTests.Case(request, "ann", allowed: true));
                        verdict.Status.Should().Be(CaseStatus.Passed);
                        decided.TrySetResult();
                    }
                })
            )
            .ToList();

        await decided.Task;
        using (var process = Process.GetProcessById(emulator.ProcessId!.Value))
        {
            process.Kill();
        }

        foreach (var run in runs)
        {
            await DiedAsync(() => run);
        }
        await DiedAsync(() => session.RunAsync(SessionTests.Case(requests[0], "ann", allowed: false)));
        await DiedAsync(() => session.VerifyAsync());
    }

    private static async Task DiedAsync(Func<Task> call)
    {
        var promptly = () => call().WaitAsync(Promptly);
        (await promptly.Should().ThrowAsync<EmulatorException>()).Which.Id.Should().Be("RH3008");
    }
}
