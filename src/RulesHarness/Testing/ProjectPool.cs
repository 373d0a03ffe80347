using System.Globalization;
using RulesHarness.Emulator;
using RulesHarness.Engines;

namespace RulesHarness.Testing;

/// <summary>
/// The projects of a server, lent to one test after the other. One that comes back is cleared and goes to the next who
/// wants the same rules, which costs a millisecond where loading them costs a hundred; so there are never more projects
/// than tests ran at once, and the server does not grow with their number.
/// </summary>
internal sealed class ProjectPool(IFirestoreHost server) : IAsyncDisposable
{
    /// <summary>
    /// Projects that wait with rules loaded. With more of them, one with other rules is loaded anew rather than another
    /// one made.
    /// </summary>
    private const int MostIdle = 16;

    /// <summary>
    /// The emulator remembers the value of each expression in each call, until rules are loaded again.
    /// </summary>
    public const int MostCalls = 3_000;

    private readonly Lock _access = new();
    private readonly List<PooledProject> _idle = [];
    private readonly string _run = Guid.NewGuid().ToString("N")[..6];
    private int _made;

    /// <summary>The server of the projects.</summary>
    internal IFirestoreHost Server => server;

    /// <summary>A clean project in which these rules are in force.</summary>
    /// <exception cref="RulesTestException">They don't compile.</exception>
    /// <exception cref="EmulatorException">The emulator died, or can't be trusted.</exception>
    public async Task<PooledProject> RentAsync(RuleSet rules, CancellationToken cancellationToken)
    {
        server.ThrowIfDead();
        var project =
            Take(rules)
            ?? new PooledProject(
                server,
                string.Create(CultureInfo.InvariantCulture, $"demo-{_run}-{Interlocked.Increment(ref _made)}")
            );
        try
        {
            if (!project.Rules.Equals(rules) || project.Calls > MostCalls)
            {
                await project.LoadAsync(rules, cancellationToken);
            }
            return project;
        }
        catch
        {
            Keep(project);
            throw;
        }
    }

    /// <summary>Takes a project back that nobody uses any more.</summary>
    public async Task ReturnAsync(PooledProject project)
    {
        server.ThrowIfDead();
        project.RequestTime = null;
        if (project.Written.HasWrites)
        {
            await project.ClearAsync(CancellationToken.None);
        }
        Keep(project);
    }

    /// <summary>Stops the server.</summary>
    public ValueTask DisposeAsync() => server.DisposeAsync();

    private PooledProject? Take(RuleSet rules)
    {
        lock (_access)
        {
            var project =
                _idle.FindLast(project => project.Rules.Equals(rules)) ?? (_idle.Count >= MostIdle ? _idle[0] : null);
            if (project is not null)
            {
                _idle.Remove(project);
            }
            return project;
        }
    }

    private void Keep(PooledProject project)
    {
        lock (_access)
        {
            _idle.Add(project);
        }
    }
}
