using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Identities;

[assembly: Parallelizable(ParallelScope.All)]

namespace RulesHarness.Firestore.Tests;

/// <summary>
/// One emulator for the whole assembly; above the folders' namespaces, so that NUnit starts it before every test.
/// </summary>
[SetUpFixture]
public sealed class TestEmulator
{
    private static Process? _process;
    private static FirestoreConnection? _connection;
    private static int _projects;

    public static Uri Endpoint { get; private set; } = new("http://127.0.0.1:1");

    public static FirestoreConnection Connection => _connection!;

    /// <summary>A project of its own for a test, as admin.</summary>
    public static FirestoreDb NewDatabase() =>
        Connection.Database($"demo-client-{Interlocked.Increment(ref _projects)}", Identity.Admin);

    /// <summary>A project of its own with rules, as admin.</summary>
    public static async Task<FirestoreDb> NewDatabase(string rules)
    {
        var db = NewDatabase();
        var content = $"rules_version = '2';\nservice cloud.firestore {{ match /databases/{{db}}/documents {{\n{rules}\n}} }}";
        using var http = new HttpClient { BaseAddress = Endpoint };
        using var response = await http.PutAsJsonAsync($"/emulator/v1/projects/{db.ProjectId}:securityRules",
            new { rules = new { files = new[] { new { name = "firestore.rules", content } } } });
        var body = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode ? db : throw new InvalidOperationException(body);
    }

    [OneTimeSetUp]
    public async Task Start()
    {
        Endpoint = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("java") { RedirectStandardOutput = true };
        foreach (var argument in new[]
        {
            "-Duser.language=en", "-XX:+UseSerialGC", "-Xmx512m", "-cp", FindJar(),
            "com.google.cloud.datastore.emulator.firestore.CloudFirestore", "--host=127.0.0.1", $"--port={Endpoint.Port}",
        })
        {
            start.ArgumentList.Add(argument);
        }

        _process = Process.Start(start)!;
        var ready = new TaskCompletionSource();
        _process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is null || line.Data.Contains("is now running", StringComparison.Ordinal)) ready.TrySetResult();
        };
        _process.BeginOutputReadLine();
        await ready.Task.WaitAsync(TimeSpan.FromSeconds(60));
        _connection = new FirestoreConnection(Endpoint);
    }

    [OneTimeTearDown]
    public void Stop()
    {
        _connection?.Dispose();
        _process?.Kill();
        _process?.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string FindJar()
    {
        var link = Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator)
            .Select(folder => new FileInfo(Path.Combine(folder, "gcloud"))).First(file => file.Exists);
        var gcloud = link.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? link.FullName;
        return Path.Combine(Path.GetDirectoryName(gcloud)!, "..", "platform", "cloud-firestore-emulator",
            "cloud-firestore-emulator.jar");
    }
}
