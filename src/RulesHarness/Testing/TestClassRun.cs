using System.Collections.Concurrent;
using RulesHarness.Emulator;

namespace RulesHarness.Testing;

/// <summary>
/// The run of one test class: the project in which its set-up writes data, and those of its tests, each
/// of which begins with that data. A test that wrote nothing leaves its project unchanged for the next one. Other
/// writes are undone.
/// </summary>
public sealed class TestClassRun : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, TestRun> _tests = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<PooledProject> _seeded = [];
    private readonly ConcurrentQueue<Task<PooledProject>> _restoring = new();
    private readonly ProjectPool _pool;
    private readonly bool _isShared;
    private readonly Lazy<Task<DatabaseContents>> _contents;
    private readonly ClassRecording? _recording;
    private readonly string _name;
    private RuleSet _rules;

    private TestClassRun(
        ProjectPool pool,
        bool isShared,
        RulesTestEnvironment shared,
        ClassRecording? recording,
        string name
    )
    {
        (_pool, _isShared, Shared, _rules) = (pool, isShared, shared, shared.Project.Rules);
        (_recording, _name) = (recording, name);
        _recording?.Begin(Shared.Project);
        _contents = new Lazy<Task<DatabaseContents>>(ReadContentsAsync);
    }

    /// <summary>The environment of the class as a whole.</summary>
    public RulesTestEnvironment Shared { get; }

    /// <summary>Starts the engine that the options choose unless it runs, and puts the rules in force.</summary>
    /// <param name="options">The project, its rules and one engine.</param>
    /// <param name="isShared">Whether all tests of the class use one project.</param>
    /// <param name="name">The full name of the class.</param>
    /// <param name="placeOfCaller">Finds the file and the line of a test that calls, as <c>file:line</c>.</param>
    /// <param name="check">Throws if a client of the set-up may not be used now; null for no check.</param>
    /// <exception cref="RulesTestException">The rules or the options can't be used.</exception>
    /// <exception cref="EmulatorException">The emulator can't be found, started or trusted.</exception>
    public static async Task<TestClassRun> StartAsync(
        RulesTestOptions options,
        bool isShared,
        string name,
        Func<string?> placeOfCaller,
        Action? check
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        var rules = RulesFiles.Of(options);
        var recording = await ClassRecording.StartAsync(options, name, placeOfCaller);
        var pool = await SharedHosts.PoolAsync(options.Engine, options.Emulator);
        var shared = await RulesTestEnvironment.StartAsync(pool, rules, check);
        return new TestClassRun(pool, isShared, shared, recording, name);
    }

    /// <summary>Gets the environment of a test; null if the test has not begun.</summary>
    public RulesTestEnvironment? Find(string testId) =>
        _isShared ? Shared
        : _tests.TryGetValue(testId, out var test) ? test.Environment
        : null;

    /// <summary>Begins a test, which gets a project that contains the data of the class.</summary>
    /// <param name="testId">The test.</param>
    /// <param name="shownName">Its name, for people.</param>
    /// <param name="check">Throws if a client of the test may not be used now.</param>
    public async Task BeginAsync(string testId, string shownName, Action check)
    {
        if (_isShared)
        {
            return;
        }
        var project = await TakeAsync();
        _recording?.Begin(project);
        var environment = RulesTestEnvironment.On(_pool, project, shownName, check);
        _tests[testId] = new TestRun(project, environment);
    }

    /// <summary>Ends a test.</summary>
    /// <param name="testId">The test.</param>
    /// <param name="name">Its full name, the same on each engine.</param>
    /// <param name="hasFailed">Whether it failed.</param>
    public async Task EndAsync(string testId, string name, bool hasFailed)
    {
        if (!_tests.TryRemove(testId, out var test))
        {
            if (_isShared)
            {
                _recording?.End(Shared.Project, name, hasFailed);
                _recording?.Begin(Shared.Project);
            }
            return;
        }
        var project = test.Project;
        await test.Environment.CloseAsync();
        _recording?.End(project, name, hasFailed);
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

    /// <summary>Ends the tests that still run, clears the projects of the class, and gives them back.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var test in _tests.Keys)
        {
            await EndAsync(test, _name, hasFailed: true);
        }
        if (_recording is not null)
        {
            _recording.End(Shared.Project, _name, hasFailed: false);
            await _recording.WriteAsync();
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
        // What the set-up of the class was allowed is of no single test.
        _recording?.End(Shared.Project, _name, hasFailed: false);
        // What the class has loaded is what its tests are about.
        _rules = Shared.Project.Rules;
        Shared.Project.Written.Forget();
        _seeded.Add(Shared.Project);
        return data;
    }

    private sealed record TestRun(PooledProject Project, RulesTestEnvironment Environment);
}
