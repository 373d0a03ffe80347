using System.Collections.Concurrent;
using NUnit.Framework.Internal;
using RulesHarness.Testing;

namespace RulesHarness.NUnit;

/// <summary>
/// The run of one test class: the project in which its <c>[OneTimeSetUp]</c> writes data, and those of its tests, each
/// of which begins with that data. A test that wrote nothing leaves its project unchanged for the next one. Other
/// writes are undone.
/// </summary>
internal sealed class TestClassRun : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, TestRun> _tests = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<PooledProject> _seeded = [];
    private readonly ConcurrentQueue<Task<PooledProject>> _restoring = new();
    private readonly ProjectPool _pool;
    private readonly Isolation _isolation;
    private readonly Lazy<Task<DatabaseContents>> _contents;
    private RuleSet _rules;

    private TestClassRun(ProjectPool pool, Isolation isolation, RulesTestEnvironment shared)
    {
        (_pool, _isolation, Shared, _rules) = (pool, isolation, shared, shared.Project.Rules);
        _contents = new Lazy<Task<DatabaseContents>>(ReadContentsAsync);
    }

    /// <summary>The environment of the class as a whole.</summary>
    public RulesTestEnvironment Shared { get; }

    public static async Task<TestClassRun> StartAsync(RulesTestOptions options, Isolation isolation, Test fixture)
    {
        var rules = RulesFiles.Of(options);
        var pool = await SharedHosts.PoolAsync(options.Engine, options.Emulator);
        Action? check = isolation == Isolation.Fixture ? null : () => ClientOwner.ThrowIfAnother(fixture);
        return new TestClassRun(pool, isolation, await RulesTestEnvironment.StartAsync(pool, rules, check));
    }

    /// <summary>Gets the environment of a test; null if the test has not begun.</summary>
    public RulesTestEnvironment? Find(string testId) =>
        _isolation == Isolation.Fixture ? Shared
        : _tests.TryGetValue(testId, out var test) ? test.Environment
        : null;

    public async Task BeginAsync(Test test)
    {
        if (_isolation == Isolation.Fixture)
        {
            return;
        }
        var project = await TakeAsync();
        var environment = RulesTestEnvironment.On(_pool, project, test.Name, () => ClientOwner.ThrowIfAnother(test));
        _tests[test.Id] = new TestRun(project, environment);
    }

    public async Task EndAsync(string testId)
    {
        if (!_tests.TryRemove(testId, out var test))
        {
            return;
        }
        var project = test.Project;
        await test.Environment.CloseAsync();
        project.RequestTime = null;
        // A test may have loaded others.
        if (!project.Rules.Equals(_rules) || project.Calls > ProjectPool.MostCalls)
        {
            await project.LoadAsync(_rules, CancellationToken.None);
        }

        if (project.Written.HasWrites)
        {
            // Nobody waits for it but the next test that finds no other.
            _restoring.Enqueue(RestoreAsync(project));
        }
        else
        {
            _seeded.Add(project);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var test in _tests.Keys)
        {
            await EndAsync(test);
        }
        while (_restoring.TryDequeue(out var project))
        {
            _seeded.Add(await project);
        }
        var isEmpty = !_contents.IsValueCreated || (await _contents.Value).IsEmpty;
        foreach (var project in _seeded.Append(Shared.Project).Distinct())
        {
            if (!isEmpty)
            {
                project.Written.Add(null);
            }
            if (project != Shared.Project)
            {
                await _pool.ReturnAsync(project);
            }
        }

        await Shared.DisposeAsync();
    }

    /// <summary>Takes a project that contains the data of the class, and nothing else.</summary>
    private async Task<PooledProject> TakeAsync()
    {
        var data = await _contents.Value;
        if (_seeded.TryTake(out var project))
        {
            return project;
        }
        // To wait for one that is being put in order takes less than to seed another.
        if (_restoring.TryDequeue(out var restored))
        {
            return await restored;
        }
        project = await _pool.RentAsync(_rules, CancellationToken.None);
        await data.WriteAsync(project);
        return project;
    }

    private async Task<PooledProject> RestoreAsync(PooledProject project)
    {
        var data = await _contents.Value;
        if (!await data.RestoreAsync(project))
        {
            await project.ClearAsync(CancellationToken.None);
            await data.WriteAsync(project);
        }

        return project;
    }

    /// <summary>
    /// Reads the data that the class has set up. The project that contains it is the first that a test gets.
    /// </summary>
    private async Task<DatabaseContents> ReadContentsAsync()
    {
        var data = await DatabaseContents.ReadAsync(Shared.Project);
        // What the class has loaded is what its tests are about.
        _rules = Shared.Project.Rules;
        Shared.Project.Written.Forget();
        _seeded.Add(Shared.Project);
        return data;
    }

    private sealed record TestRun(PooledProject Project, RulesTestEnvironment Environment);
}
