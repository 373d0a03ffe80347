using System.Collections.Concurrent;
using RulesHarness.Checking;
using RulesHarness.Emulator;
using RulesHarness.Emulator.Discovery;
using RulesHarness.Engines;
using RulesHarness.Engines.Embedded;
using RulesHarness.Engines.Emulator;

namespace RulesHarness.Testing;

/// <summary>
/// The servers of this process, each started when it is first asked for and shared by all tests until the process ends:
/// starting a JVM costs more than a thousand assertions. An emulator that was started here ends with the process,
/// however that comes.
/// </summary>
internal static class SharedHosts
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<ProjectPool>>> Pools = new(StringComparer.Ordinal);

    static SharedHosts() => AppDomain.CurrentDomain.ProcessExit += static (_, _) => EndAll();

    /// <summary>The projects of one engine.</summary>
    /// <param name="engine">The emulator that <paramref name="options"/> mean, or the embedded engine.</param>
    /// <param name="options">How the emulator is found and started.</param>
    /// <exception cref="EmulatorException">It can't be found, started or trusted.</exception>
    public static Task<ProjectPool> PoolAsync(EngineChoice engine, EmulatorOptions options) =>
        engine == EngineChoice.Embedded
            ? PoolAsync("embedded", () => Task.FromResult<IFirestoreHost>(new EmbeddedHost(TimeProvider.System)))
            : PoolAsync($"emulator {Key(options)}", async () => await EmulatorHost.StartAsync(options));

    private static async Task<ProjectPool> PoolAsync(string key, Func<Task<IFirestoreHost>> start)
    {
        var starting = new Lazy<Task<ProjectPool>>(async () => new ProjectPool(await start()));
        var pool = Pools.GetOrAdd(key, starting);
        try
        {
            return await pool.Value;
        }
        catch (EmulatorException)
        {
            // What is missing may be there next time.
            Pools.TryRemove(KeyValuePair.Create(key, pool));
            throw;
        }
    }

    private static string Key(EmulatorOptions options) =>
        string.Join(
            '\n',
            options.Environment[EmulatorLocator.RunningVariable],
            options.Environment[EmulatorLocator.JarVariable],
            options.Jar,
            options.Port,
            options.HeapMebibytes
        );

    /// <summary>
    /// Ends them before the process ends. A test platform that waits no longer for the process would kill the emulator
    /// halfway: it stops each process of a tree before it kills it.
    /// </summary>
    internal static async Task EndAllAsync()
    {
        foreach (var (key, pool) in Pools)
        {
            var isStarted = pool.IsValueCreated && pool.Value.IsCompletedSuccessfully;
            if (isStarted && Pools.TryRemove(KeyValuePair.Create(key, pool)))
            {
                await (await pool.Value).DisposeAsync();
            }
        }
    }

    private static void EndAll() => Task.Run(EndAllAsync).Wait(TimeSpan.FromSeconds(5));
}
