using RulesHarness.Engines;
using RulesHarness.Engines.Embedded;
using RulesHarness.Engines.Emulator;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Tests;

/// <summary>The engines that tests run cases on, the emulator's on the shared emulator.</summary>
internal static class TestEngines
{
    private static readonly Lazy<Task<EmulatorHost>> Starting = new(() =>
        EmulatorHost.StartAsync(TestEmulator.Running)
    );

    /// <summary>The emulator's engine.</summary>
    public static EmulatorHost Emulator => Starting.Value.GetAwaiter().GetResult();

    /// <summary>
    /// A session under rules that compile; the first line of <paramref name="matches"/> is line 3 of the file.
    /// </summary>
    public static async Task<IRulesSession> OpenAsync(string matches, Dataset data, string engine = "emulator")
    {
        var opening = await Named(engine).OpenAsync(TestRules.Of(matches), Task.FromResult<Dataset?>(data));
        opening.Session.Should().NotBeNull(string.Join("\n", opening.Findings));
        return opening.Session!;
    }

    /// <summary>The engine that reports give this name.</summary>
    public static IFirestoreHost Named(string engine) =>
        engine == "embedded" ? new EmbeddedHost(TimeProvider.System) : Emulator;
}
