using System.Collections.Concurrent;
using RulesHarness.Testing;

namespace RulesHarness.NUnit;

/// <summary>
/// The run of one test class: the project in which its <c>[OneTimeSetUp]</c> puts data, and those of its tests, each of which begins with that data. A test that has written nothing hands its project on as it is; what another has written is put back.
/// </summary>
internal sealed class FixtureRun : IAsyncDisposable
{
    private const int MostRestoring = 2;

    private readonly ConcurrentDictionary<string, TestRun> tests = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<TestProject> seeded = [];
    private readonly ConcurrentQueue<Task<TestProject>> restoring = new();
    private readonly ProjectPool pool;
    private readonly RuleSet rules;
    private readonly Isolation isolation;
    private readonly Lazy<Task<DatabaseContents>> contents;

    private FixtureRun(ProjectPool pool, RuleSet rules, Isolation isolation, RulesTestEnvironment shared)
    {
        (this.pool, this.rules, this.isolation, Shared) = (pool, rules, isolation, shared);
        contents = new Lazy<Task<DatabaseContents>>(() => DatabaseContents.ReadAsync(Shared.Project));
    }

    /// <summary>What the class as a whole works on.</summary>
    public RulesTestEnvironment Shared { get; }

    public static async Task<FixtureRun> StartAsync(RulesTestOptions options, Isolation isolation)
    {
        var rules = RulesFiles.Of(options);
        var pool = await SharedServers.PoolAsync(options.Engine, options.Emulator);
        return new FixtureRun(pool, rules, isolation, await RulesTestEnvironment.StartAsync(pool, rules));
    }

    /// <summary>What a test works on; null where it has not begun.</summary>
    public RulesTestEnvironment? Find(string testId) => isolation == Isolation.Fixture ? Shared : tests.TryGetValue(testId, out var test) ? test.Environment : null;

    public async Task BeginAsync(string testId)
    {
        if (isolation == Isolation.Fixture)
            return;
        var project = await TakeAsync();
        tests[testId] = new TestRun(project, RulesTestEnvironment.On(pool, project));
    }

    public async Task EndAsync(string testId)
    {
        if (!tests.TryRemove(testId, out var test))
            return;
        var project = test.Project;
        await test.Environment.CloseAsync();
        project.RequestTime = null;
        if (!project.Rules.Equals(rules))
        {
            project.Written.Add(null);
            await pool.ReturnAsync(project);
        }
        else if (project.Written.IsAny)
        {
            // Nobody waits for it but the next test that finds no other.
            restoring.Enqueue(RestoreAsync(project));
        }
        else
        {
            seeded.Add(project);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var test in tests.Keys)
            await EndAsync(test);
        while (restoring.TryDequeue(out var project))
            seeded.Add(await project);
        var isEmpty = !contents.IsValueCreated || (await contents.Value).IsEmpty;
        foreach (var project in seeded)
        {
            if (!isEmpty)
                project.Written.Add(null);
            await pool.ReturnAsync(project);
        }

        await Shared.DisposeAsync();
    }

    /// <summary>A project that holds what the class has set up, and nothing else.</summary>
    private async Task<TestProject> TakeAsync()
    {
        if (seeded.TryTake(out var project))
            return project;
        // With a few of them in turn, one is ready when the next test begins.
        if (restoring.Count >= MostRestoring && restoring.TryDequeue(out var restored))
            return await restored;
        var data = await contents.Value;
        project = await pool.RentAsync(rules, CancellationToken.None);
        await data.WriteAsync(project);
        return project;
    }

    private async Task<TestProject> RestoreAsync(TestProject project)
    {
        var data = await contents.Value;
        if (!await data.RestoreAsync(project))
        {
            await project.ClearAsync(CancellationToken.None);
            await data.WriteAsync(project);
        }

        return project;
    }

    private sealed record TestRun(TestProject Project, RulesTestEnvironment Environment);
}
