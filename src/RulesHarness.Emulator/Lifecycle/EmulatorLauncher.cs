using System.Globalization;
using System.Net;
using System.Net.Sockets;
using RulesHarness.Emulator.Discovery;
using RulesHarness.Emulator.Http;
using RulesHarness.Emulator.Installation;
using RulesHarness.Emulator.Jvm;

namespace RulesHarness.Emulator.Lifecycle;

/// <summary>Starts a jar: the command line, the port, and what to make of a start that fails.</summary>
internal sealed class EmulatorLauncher(string jar, EmulatorOptions options, EmulatorCache cache)
{
    private const int MostPorts = 5;

    private readonly JavaRuntime _java = JavaRuntime.Find(options.Environment);

    /// <exception cref="EmulatorException">RH3002 to RH3007 and RH3009.</exception>
    public async Task<LaunchedEmulator> LaunchAsync(CancellationToken cancellationToken)
    {
        // 50 ms for the 27,000 entries of the jar, which the JVM's start hides.
        var inspection = Task.Run(() => EmulatorJar.Read(jar), cancellationToken);
        var archive = options.AllowArchive
            ? ClassDataArchive.For(cache.ArchiveFolder, _java, cache.Lifeline, jar)
            : null;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await AttemptAsync(inspection, archive, cancellationToken);
            }
            catch (EmulatorException e) when (e.Id == EmulatorErrors.ExitedInStartId && archive is { Exists: true })
            {
                // Perhaps the archive is damaged in a way the JVM doesn't notice; without it the start costs half a
                // second more.
                archive.Discard();
                archive = null;
            }
            catch (EmulatorException e)
                when (e.Id == EmulatorErrors.PortTakenId && options.Port is null && attempt < MostPorts)
            {
                // Somebody took the port between our look and the JVM's: there are others.
            }
        }
    }

    private async Task<LaunchedEmulator> AttemptAsync(
        Task<EmulatorJar> inspection,
        ClassDataArchive? archive,
        CancellationToken cancellationToken
    )
    {
        var port = options.Port ?? FreePort();
        var make = archive is { Exists: false } && !IsContinuousIntegration;
        if (make)
        {
            archive!.Prepare();
        }
        var extra =
            make ? archive!.MakeArguments
            : archive is { Exists: true } ? archive.UseArguments
            : [];
        var process = EmulatorProcess.Start(_java.Program, Arguments(port, extra), options.Environment);
        try
        {
            var known = await inspection;
            if (_java.Major < known.RequiredJava)
            {
                throw TooOld(known, []);
            }
            var endpoint = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/"));
            var readiness = await EmulatorReadiness.WaitAsync(
                process,
                endpoint,
                options.StartTimeout,
                cancellationToken
            );
            return readiness.IsReady
                ? new(process, endpoint, known.Version, _java.Version, make)
                : throw Explain(readiness, process, endpoint, known);
        }
        catch
        {
            await process.KillAsync();
            throw;
        }
    }

    private bool IsContinuousIntegration => options.Environment["CI"] is { } value && value != "false";

    private IEnumerable<string> Arguments(int port, IEnumerable<string> archive) =>
        [
            // Measured: the first compiler tier and the serial collector win for runs of seconds. English, since
            // messages are read.
            "-XX:+IgnoreUnrecognizedVMOptions",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            string.Create(CultureInfo.InvariantCulture, $"-Xmx{options.HeapMebibytes}m"),
            "-Duser.language=en",
            "-Djava.awt.headless=true",
            .. archive,
            "-cp",
            $"{cache.Lifeline}{Path.PathSeparator}{jar}",
            LifelineJar.MainClass,
            EmulatorJar.MainClass,
            "--host=127.0.0.1",
            string.Create(CultureInfo.InvariantCulture, $"--port={port}"),
        ];

    private EmulatorException Explain(Readiness readiness, EmulatorProcess process, Uri endpoint, EmulatorJar known)
    {
        var log = process.Log.All();
        return process.Exited.IsCompleted ? ExplainExit(process, endpoint.Port, known, log)
            : readiness.OddAnswer is { } odd ? EmulatorErrors.OddAnswer($"GET {endpoint}", odd)
            : EmulatorErrors.StartTimedOut(options.StartTimeout, log);
    }

    private EmulatorException ExplainExit(
        EmulatorProcess process,
        int port,
        EmulatorJar known,
        IReadOnlyList<string> log
    ) =>
        process.Log.Contains("java.net.BindException") ? EmulatorErrors.PortTaken(port, options.Port is not null, log)
        : process.Log.Contains("UnsupportedClassVersionError") ? TooOld(known, log)
        : EmulatorErrors.ExitedInStart(process.Exited.Result, log);

    private EmulatorException TooOld(EmulatorJar known, IReadOnlyList<string> log) =>
        EmulatorErrors.JavaTooOld(_java.Program, _java.Version, known.RequiredJava, log);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>An emulator that answers.</summary>
internal sealed record LaunchedEmulator(
    EmulatorProcess Process,
    Uri Endpoint,
    string? Version,
    string? JavaVersion,
    bool MakesArchive
);
