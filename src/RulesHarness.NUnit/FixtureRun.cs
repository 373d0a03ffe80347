using System.Collections.Concurrent;
using RulesHarness.Testing;

namespace RulesHarness.NUnit;

/// <summary>
/// The run of one test class: the project in which its <c>[OneTimeSetUp]</c> puts data, and those of its tests, each of which begins with that data. A test that has written nothing hands its project on as it is.
/// </summary>
internal sealed class FixtureRun : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, TestRun> tests = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<TestProject> seeded = [];
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
        // What was set up for the class is what each of its tests begins with.
        var data = await contents.Value;
        if (!seeded.TryTake(out var project))
        {
            project = await pool.RentAsync(rules, CancellationToken.None);
            await data.WriteAsync(project);
        }

        tests[testId] = new TestRun(project, RulesTestEnvironment.On(pool, project));
    }

    public async Task EndAsync(string testId)
    {
        if (!tests.TryRemove(testId, out var test))
            return;
        await test.Environment.CloseAsync();
        test.Project.RequestTime = null;
        if (test.Project.IsDirty || !test.Project.Rules.Equals(rules))
        {
            test.Project.IsDirty = true;
            await pool.ReturnAsync(test.Project);
        }
        else
        {
            seeded.Add(test.Project);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var test in tests.Keys)
            await EndAsync(test);
        foreach (var project in seeded)
        {
            project.IsDirty = contents.IsValueCreated && !(await contents.Value).IsEmpty;
            await pool.ReturnAsync(project);
        }

        await Shared.DisposeAsync();
    }

    private sealed record TestRun(TestProject Project, RulesTestEnvironment Environment);
}
