using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using NUnit.Framework;
using RulesHarness.Emulator;
using RulesHarness.Emulator.Discovery;
using RulesHarness.Emulator.Installation;
using RulesHarness.Emulator.Lifecycle;
using RulesHarness.Firestore.Client;

namespace RulesHarness.TestKit;

/// <summary>
/// The emulator that the tests of an assembly share, started by the first test that asks for it. A test that asks for
/// one where there is none ends as ignored, with the reason; if the environment requires an emulator, it fails.
/// </summary>
public static class TestEmulator
{
    /// <summary>
    /// MiB. Several test assemblies may share one emulator, which remembers every value that rules evaluate.
    /// </summary>
    private const int Heap = 1024;

    /// <summary>Test assemblies run at once, and each has all cores busy.</summary>
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(2);

    /// <summary>A running emulator may have been used by other test runs.</summary>
    private static readonly string RunId = Guid.NewGuid().ToString("N")[..8];

    private static readonly EmulatorEnvironment Process = EmulatorEnvironment.FromProcess();

    private static readonly bool IsOneNamed =
        Process[EmulatorLocator.RunningVariable] is not null && !EmulatorSupply.IsDeclined(Process);

    private static readonly Lazy<Task<EmulatorSupply>> Finding = new(() =>
        EmulatorSupply.FindAsync(
            new EmulatorInstallOptions { Environment = Process, StallTimeout = TimeSpan.FromSeconds(15) }
        )
    );

    private static readonly Lazy<Task<FirestoreEmulator>> Starting = new(() =>
        Task.Run(() => FirestoreEmulator.StartAsync(SharedOptions()))
    );

    private static readonly Lazy<FirestoreConnection> Connecting = new(() => new FirestoreConnection(Shared.Endpoint));

    private static int _projects;

    /// <summary>
    /// The variables of this process, changed so that a test, or a process that it starts, finds an emulator of its
    /// own, and a cache that is deleted with the test run. It claims to be CI, where no archive of classes is made:
    /// that takes 15 seconds, and helps only later runs.
    /// </summary>
    public static EmulatorEnvironment Environment =>
        Process
            .With(EmulatorLocator.RunningVariable, null)
            .With(EmulatorLocator.JarVariable, Supply.Jar)
            .With("RULESHARNESS_CACHE", TestFolder.Cache)
            .With("CI", "true")
            .With(EmulatorSupply.EngineVariable, null);

    /// <summary>The shared emulator. Tests must not end it, and use projects of their own.</summary>
    public static FirestoreEmulator Shared
    {
        get
        {
            if (!IsOneNamed)
            {
                Require();
            }
            try
            {
                return Starting.Value.GetAwaiter().GetResult();
            }
            catch (EmulatorException failed) when (failed.IsNotInstalled)
            {
                EndTest($"{failed.Message}. {failed.Help}");
                throw;
            }
        }
    }

    /// <summary>A connection to the shared emulator.</summary>
    public static FirestoreConnection Connection => Connecting.Value;

    /// <summary>Options that start an emulator for one test.</summary>
    public static EmulatorOptions Own
    {
        get
        {
            Require();
            return new()
            {
                Environment = Environment,
                AllowArchive = false,
                StartTimeout = StartTimeout,
            };
        }
    }

    /// <summary>Options that lead to the shared emulator.</summary>
    public static EmulatorOptions Running => new() { Environment = RunningEnvironment, AllowArchive = false };

    /// <summary>The variables that lead to the shared emulator.</summary>
    public static EmulatorEnvironment RunningEnvironment =>
        Environment.With(EmulatorLocator.RunningVariable, Shared.Endpoint.Authority);

    /// <summary>Variables with which neither an emulator nor a Java is found.</summary>
    public static EmulatorEnvironment WithoutJava =>
        Environment
            .With("PATH", null)
            .With("JAVA_HOME", null)
            .With("HOME", TestFolder.New())
            .With("FIREBASE_EMULATORS_PATH", null)
            .With("RULESHARNESS_CACHE", TestFolder.New())
            .With(EmulatorLocator.JarVariable, null);

    /// <summary>
    /// The variables for a run on an engine. Only a run on the embedded engine does without an emulator.
    /// </summary>
    public static EmulatorEnvironment EnvironmentFor(string engine) =>
        engine == "embedded" ? Environment : RunningEnvironment;

    private static EmulatorSupply Supply => Finding.Value.GetAwaiter().GetResult();

    /// <summary>The id of a project that no other test uses, nor any other test run.</summary>
    public static string NewProject() => $"demo-{RunId}-{Interlocked.Increment(ref _projects)}";

    /// <summary>Ends the test as ignored, or as failed, if it can't start an emulator of its own.</summary>
    public static void Require()
    {
        if (Supply.Missing is { } reason)
        {
            EndTest(reason);
        }
    }

    internal static Task FindAsync() => Finding.Value;

    internal static async Task StopAsync()
    {
        if (Connecting.IsValueCreated)
        {
            await Connecting.Value.DisposeAsync();
        }
        if (Starting.IsValueCreated && Starting.Value.IsCompletedSuccessfully)
        {
            await (await Starting.Value).DisposeAsync();
        }
    }

    private static EmulatorOptions SharedOptions() =>
        new()
        {
            Environment = Environment.With(EmulatorLocator.RunningVariable, Process[EmulatorLocator.RunningVariable]),
            AllowArchive = false,
            HeapMebibytes = Heap,
            StartTimeout = StartTimeout,
        };

    [DoesNotReturn]
    private static void EndTest(string reason)
    {
        if (Process.RequiresEmulator)
        {
            Assert.Fail(reason);
        }
        Assert.Ignore(reason);
        throw new UnreachableException();
    }
}
