using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using RulesHarness.Cli.Tests.Running;
using RulesHarness.Emulator;
using RulesHarness.Emulator.Discovery;

namespace RulesHarness.Cli.Tests.Commands;

/// <summary>
/// Runs that can't be made: exit code 3, what to do about it, and nothing that could be taken for a result.
/// </summary>
public sealed class EmulatorTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Test]
    public async Task Without_an_emulator_that_is_asked_for_its_installation_is_offered(
        [Values("emulator", "both")] string engine
    )
    {
        var run = await CheckAsync(TestEmulator.WithoutJava, "--engine", engine);

        run.ExitCode.Should().Be(3);
        run.Error.Should().Contain("error RH3001").And.Contain("`rulesharness emulator install`");
    }

    [Test]
    public async Task Without_Java_one_is_asked_for()
    {
        var jar = EmulatorLocator.Find(TestEmulator.Own).Jar!;

        var run = await CheckAsync(TestEmulator.WithoutJava.With(EmulatorLocator.JarVariable, jar));

        run.ExitCode.Should().Be(3);
        run.Error.Should().Contain("error RH3002").And.Contain("Java");
    }

    [TestCase("this is no jar", "RH3004")]
    [TestCase(null, "RH3004")]
    public async Task Jar_that_is_not_a_emulator_is_refused(string? content, string id)
    {
        var jar = Path.Combine(TestFolder.New(), "emulator.jar");
        if (content is not null)
        {
            await File.WriteAllTextAsync(jar, content);
        }

        var run = await CheckAsync(TestEmulator.Own.Environment, "--emulator-jar", jar);

        run.ExitCode.Should().Be(3);
        run.Error.Should().Contain($"error {id}").And.Contain(jar);
    }

    [Test]
    public async Task Address_on_which_no_emulator_answers_is_no_emulator()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var port = ((IPEndPoint)silent.LocalEndpoint).Port;
        silent.Stop();

        var run = await CheckAsync(TestEmulator.Environment.With(EmulatorLocator.RunningVariable, $"127.0.0.1:{port}"));

        run.ExitCode.Should().Be(3);
        run.Error.Should().Contain("error RH3009");
    }

    [Test]
    public async Task Emulator_that_dies_in_mid_run_leaves_no_result()
    {
        // No archive of classes is made in CI: the tool's only child is the emulator.
        using var process = Tool.Start(
            TestEmulator.Own.Environment,
            "check",
            "--project",
            SampleProject.Copy().Folder,
            "--format",
            "json"
        );
        var ending = Tool.EndAsync(process);
        using var emulator = await ChildAsync(process, ending);

        emulator.Kill();
        var run = (await ending).HasNoStackTrace();

        run.ExitCode.Should().Be(3);
        run.Output.Should().BeEmpty("no case is reported as passed");
        run.Error.Should().MatchRegex("error RH300[78]: ").And.Contain("emulator");
    }

    [Test]
    public async Task Info_says_which_emulator_and_which_Java_are_used()
    {
        var run = await Tool.RunAsync(TestEmulator.Own.Environment, "emulator", "info");

        run.ExitCode.Should().Be(0, run.Error);
        run.Output.Should()
            .MatchRegex(@"emulator +\d+\.\d+\.\d+")
            .And.Contain("cloud-firestore-emulator")
            .And.MatchRegex(@"java +\d+")
            .And.MatchRegex("cache +/");
    }

    [Test]
    public async Task Info_without_an_emulator_offers_its_installation()
    {
        var run = await Tool.RunAsync(TestEmulator.WithoutJava, "emulator", "info");

        run.ExitCode.Should().Be(3);
        run.HasNoStackTrace().Error.Should().Contain("`rulesharness emulator install`");
    }

    [TestCase(200, "garbage", "RH3024")]
    [TestCase(404, "no", "RH3021")]
    public async Task Installation_of_something_else_is_thrown_away(int status, string body, string id)
    {
        var cache = TestFolder.New();
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var answering = AnswerAsync(server, status, body);
        var address = string.Create(
            CultureInfo.InvariantCulture,
            $"http://127.0.0.1:{((IPEndPoint)server.LocalEndpoint).Port}/emulator.jar"
        );

        var run = await Tool.RunAsync(
            TestEmulator.Environment.With("RULESHARNESS_CACHE", cache),
            "emulator",
            "install",
            "--from",
            address
        );

        await answering.WaitAsync(Limit);
        run.ExitCode.Should().Be(3);
        run.Output.Should().BeEmpty();
        run.HasNoStackTrace().Error.Should().Contain($"error {id}");
        Directory.EnumerateFiles(cache, "*.jar", SearchOption.AllDirectories).Should().BeEmpty();
    }

    private static async Task<ToolRun> CheckAsync(EmulatorEnvironment environment, params string[] options)
    {
        var run = await Tool.RunAsync(
            environment,
            ["check", "--project", SampleProject.Small().Folder, "--format", "json", .. options]
        );
        run.Output.Should().BeEmpty();
        return run.HasNoStackTrace();
    }

    private static async Task AnswerAsync(TcpListener server, int status, string body)
    {
        using var client = await server.AcceptTcpClientAsync();
        await using var stream = client.GetStream();
        var seen = new byte[4096];
        _ = await stream.ReadAsync(seen);
        await stream.WriteAsync(
            System.Text.Encoding.ASCII.GetBytes(
                $"HTTP/1.1 {status} x\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}"
            )
        );
    }

    /// <summary>
    /// The first child of a process, as the kernel tells it, unless the process ends before it has one.
    /// </summary>
    private static async Task<Process> ChildAsync(Process parent, Task ended)
    {
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        using var limit = new CancellationTokenSource(Limit);
        while (!ended.IsCompleted && await poll.WaitForNextTickAsync(limit.Token))
        {
            var children = Directory
                .EnumerateDirectories($"/proc/{parent.Id}/task")
                .SelectMany(thread =>
                    File.ReadAllText(Path.Combine(thread, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries)
                )
                .ToList();
            if (children.Count > 0)
            {
                return Process.GetProcessById(int.Parse(children[0], CultureInfo.InvariantCulture));
            }
        }

        throw new InvalidOperationException("the tool ended without having started an emulator");
    }
}
