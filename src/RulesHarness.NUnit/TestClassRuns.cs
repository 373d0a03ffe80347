using System.Collections.Concurrent;
using NUnit.Framework;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using RulesHarness.Checking;
using RulesHarness.Emulator;
using RulesHarness.Testing;

namespace RulesHarness.NUnit;

/// <summary>The classes of tests that are running now, found from wherever one of their tests runs.</summary>
internal static class TestClassRuns
{
    private static readonly ConcurrentDictionary<string, TestClassRun> Runs = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, string> NotStarted = new(StringComparer.Ordinal);

    public static RulesTestEnvironment Current
    {
        get
        {
            var test = TestExecutionContext.CurrentContext.CurrentTest;
            var fixture = FixtureOf(test);
            if (fixture is not null && NotStarted.TryGetValue(fixture.Id, out var reason))
            {
                throw new InvalidOperationException(reason);
            }
            return
                fixture is not null
                && Runs.TryGetValue(fixture.Id, out var run)
                && (test == fixture ? run.Shared : run.Find(test.Id)) is { } environment
                ? environment
                : throw new InvalidOperationException(
                    "no test of a class that derives from RulesTests is running here"
                );
        }
    }

    /// <summary>
    /// The full name of the running test, which is the same on both engines; a name of none while tests are looked for.
    /// </summary>
    public static string TestName
    {
        get
        {
            var test = TestExecutionContext.CurrentContext.CurrentTest;
            return test.Properties.Get(EngineSuites.NameProperty) as string ?? TestContext.CurrentContext.Test.FullName;
        }
    }

    public static async Task BeginFixtureAsync()
    {
        var fixture = FixtureOf(TestExecutionContext.CurrentContext.CurrentTest)!;
        var type = fixture.TypeInfo!.Type;
        try
        {
            UnrecordedEngine.IgnoreIfOneOfTwo(RulesProject.OptionsOf(type), EngineOf(fixture));
            Runs[fixture.Id] = await StartAsync(fixture);
        }
        catch (EmulatorException failed)
        {
            MissingEmulator.IgnoreUnlessAskedFor(failed, RulesProject.AttributeOf(fixture.TypeInfo!.Type).Engine);
            // Each test says so, with what to do; a failed set-up would bury that under a stack trace.
            NotStarted[fixture.Id] = MissingEmulator.TextOf(failed);
        }
        catch (RulesTestException unusable)
        {
            NotStarted[fixture.Id] = unusable.Message;
        }
    }

    public static async Task EndFixtureAsync()
    {
        var fixture = FixtureOf(TestExecutionContext.CurrentContext.CurrentTest)!;
        NotStarted.TryRemove(fixture.Id, out _);
        if (Runs.TryRemove(fixture.Id, out var run))
        {
            await run.DisposeAsync();
        }
    }

    public static async Task BeginTestAsync()
    {
        var test = TestExecutionContext.CurrentContext.CurrentTest;
        var fixture = FixtureOf(test)!;
        if (NotStarted.TryGetValue(fixture.Id, out var reason))
        {
            Assert.Fail(reason);
        }
        await Runs[fixture.Id].BeginAsync(test.Id, test.Name, () => ClientOwner.ThrowIfAnother(test));
    }

    public static async Task EndTestAsync()
    {
        var test = TestExecutionContext.CurrentContext.CurrentTest;
        var fixture = FixtureOf(test)!;
        if (Runs.TryGetValue(fixture.Id, out var run))
        {
            RunRecord.AddHandWritten(fixture.TypeInfo!.Type);
            var status = TestContext.CurrentContext.Result.Outcome.Status;
            await run.EndAsync(test.Id, TestName, status == TestStatus.Failed);
        }
    }

    private static Task<TestClassRun> StartAsync(Test fixture)
    {
        var type = fixture.TypeInfo!.Type;
        var options = RulesProject.OptionsOf(type) with { Engine = EngineOf(fixture) };
        var isShared = RulesProject.AttributeOf(type).Isolation == Isolation.Fixture;
        return TestClassRun.StartAsync(
            options,
            isShared,
            fixture.FullName,
            () => CallerPlace.Of(type.Assembly, options.Project),
            isShared ? null : () => ClientOwner.ThrowIfAnother(fixture)
        );
    }

    private static EngineChoice EngineOf(Test fixture)
    {
        if (fixture.Properties.Get(EngineSuites.EngineProperty) is string name)
        {
            return Enum.Parse<EngineChoice>(name, ignoreCase: true);
        }
        // The class has a fixture attribute of its own, which makes one suite of it.
        return RulesProject.OptionsOf(fixture.TypeInfo!.Type).FindEngines() is [var only]
            ? only
            : throw RulesTestException.Refused([
                TestingDiagnostics.OneSuite.At(fixture.TypeInfo.Type.Name, 1, 1, fixture.TypeInfo.Type.Name),
            ]);
    }

    private static Test? FixtureOf(Test? test)
    {
        while (test is not null && test is not TestFixture)
        {
            test = test.Parent as Test;
        }
        return test;
    }
}
