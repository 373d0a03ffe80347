using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using RulesHarness.Emulator;
using RulesHarness.Emulator.Discovery;
using RulesHarness.Emulator.Lifecycle;

namespace RulesHarness.Firestore.Tests.Emulator;

public sealed class EmulatorStartTests
{
    private static string SdkJar => EmulatorLocator.Find(TestEmulator.Own).Jar!;

    [Test]
    public async Task Emulator_disposed_of_is_gone_and_rejects_calls()
    {
        var emulator = await FirestoreEmulator.StartAsync(TestEmulator.Own);
        using var process = Process.GetProcessById(emulator.ProcessId!.Value);

        await emulator.DisposeAsync();
        await emulator.DisposeAsync();

        process.HasExited.Should().BeTrue();
        emulator.Died.IsCancellationRequested.Should().BeFalse();
        await emulator.Invoking(it => it.ClearAsync("demo")).Should().ThrowAsync<ObjectDisposedException>();
    }

    [Test]
    public async Task Running_emulator_is_used_and_left_alone()
    {
        var options = new EmulatorOptions
        {
            Environment = TestEmulator.Environment.With(
                "FIRESTORE_EMULATOR_HOST",
                TestEmulator.Shared.Endpoint.Authority
            ),
        };

        await using (var emulator = await FirestoreEmulator.StartAsync(options))
        {
            emulator.IsOwned.Should().BeFalse();
            (await emulator.LoadRulesAsync(TestEmulator.NewProject(), TestRules.DenyAll)).Accepted.Should().BeTrue();
        }

        (await TestEmulator.Shared.LoadRulesAsync(TestEmulator.NewProject(), TestRules.DenyAll))
            .Accepted.Should()
            .BeTrue();
    }

    [Test]
    public async Task Running_emulator_that_answers_otherwise_is_an_error()
    {
        using var server = new LoopbackServer(_ => new ServerAnswer(200, "It works!"u8.ToArray()));
        var environment = TestEmulator.Environment.With("FIRESTORE_EMULATOR_HOST", server.Address.Authority);

        (await FailureAsync(new EmulatorOptions { Environment = environment }, "RH3009"))
            .Message.Should()
            .Contain("It works!");
    }

    [TestCase(1, true)]
    [TestCase(20, true)]
    [TestCase(1000, false)]
    public async Task Deletion_that_a_listeners_end_breaks_off_is_made_again(int times, bool succeeds)
    {
        var deletions = 0;
        using var server = new LoopbackServer(request =>
            request.Method == "DELETE" && Interlocked.Increment(ref deletions) <= times
                ? new ServerAnswer(499, "{\"error\":{\"code\":499,\"status\":\"CANCELLED\"}}"u8.ToArray())
                : new ServerAnswer(200, "Ok\n"u8.ToArray())
        );
        await using var emulator = await FirestoreEmulator.StartAsync(
            new EmulatorOptions
            {
                Environment = TestEmulator.Environment.With("FIRESTORE_EMULATOR_HOST", server.Address.Authority),
            }
        );

        var clearing = emulator.Awaiting(it => it.ClearAsync("demo"));

        if (succeeds)
        {
            await clearing.Should().NotThrowAsync();
        }
        else
        {
            (await clearing.Should().ThrowAsync<EmulatorException>()).Which.Id.Should().Be("RH3009");
        }
        deletions.Should().Be(Math.Min(times, 20) + 1);
    }

    [Test]
    public async Task Running_emulator_that_is_missing_is_an_error()
    {
        var environment = TestEmulator.Environment.With("FIRESTORE_EMULATOR_HOST", "127.0.0.1:1");

        await FailureAsync(new EmulatorOptions { Environment = environment }, "RH3009");
    }

    [Test]
    public async Task Start_without_java_is_an_error()
    {
        var environment = TestEmulator.Environment.With("PATH", TestFolder.New()).With("JAVA_HOME", null);

        await FailureAsync(TestEmulator.Own with { Environment = environment, Jar = SdkJar }, "RH3002");
    }

    [Test]
    public async Task Start_with_a_java_that_is_not_a_program_is_an_error()
    {
        await FailureAsync(WithJava("\0\0not a program"), "RH3002");
    }

    [Test]
    public async Task Start_with_an_old_java_is_an_error_that_names_both_versions()
    {
        var options = WithJava("#!/bin/sh\nexec sleep 600\n", """JAVA_VERSION="1.8.0_292" """);

        (await FailureAsync(options, "RH3003")).Message.Should().Contain("1.8.0_292").And.Contain("Java 11");
    }

    [Test]
    public async Task Start_with_an_old_java_that_only_its_output_tells_is_an_error()
    {
        var options = WithJava(
            """
            #!/bin/sh
            echo 'java.lang.UnsupportedClassVersionError: compiled by a more recent version (class file version 55.0)' >&2
            exit 1
            """
        );

        (await FailureAsync(options, "RH3003")).LogTail.Should().ContainSingle(line => line.Contains("55.0"));
    }

    [Test]
    public async Task Start_of_a_jvm_that_exits_is_an_error_with_its_code_and_output()
    {
        var error = await FailureAsync(WithJava("#!/bin/sh\necho out; echo err >&2; exit 3\n"), "RH3007");

        error.Message.Should().Contain("code 3");
        error.LogTail.Should().BeEquivalentTo("out", "err");
        error.ToString().Should().Contain("RH3007").And.Contain("help:").And.Contain("  err");
    }

    [Test]
    public async Task Start_that_hangs_is_an_error_once_its_time_is_up()
    {
        var options = WithJava("#!/bin/sh\necho started; sleep 600\n") with
        {
            StartTimeout = TimeSpan.FromMilliseconds(300),
        };

        (await FailureAsync(options, "RH3006")).LogTail.Should().ContainSingle("started");
    }

    [Test]
    public async Task Start_that_is_cancelled_leaves_no_process()
    {
        var pidFile = Path.Combine(TestFolder.New(), "pid");
        var options = WithJava($"#!/bin/sh\necho $$ > {pidFile}.new; mv {pidFile}.new {pidFile}; exec sleep 600\n");
        using var written = new FileSystemWatcher(Path.GetDirectoryName(pidFile)!) { EnableRaisingEvents = true };
        using var cancel = new CancellationTokenSource();
        written.Renamed += (_, _) => cancel.Cancel();

        var start = () => FirestoreEmulator.StartAsync(options, cancel.Token);

        await start.Should().ThrowAsync<OperationCanceledException>();
        var id = int.Parse(await File.ReadAllTextAsync(pidFile));
        FluentActions.Invoking(() => Process.GetProcessById(id)).Should().Throw<ArgumentException>();
    }

    [Test]
    public async Task Start_of_a_text_file_named_jar_is_an_error()
    {
        var jar = Path.Combine(TestFolder.New(), "emulator.jar");
        await File.WriteAllTextAsync(jar, "this is no jar");

        (await FailureAsync(TestEmulator.Own with { Jar = jar }, "RH3004")).Message.Should().Contain(jar);
    }

    [Test]
    public async Task Start_of_a_jar_of_something_else_is_an_error()
    {
        var jar = Path.Combine(TestFolder.New(), "emulator.jar");
        await ZipFile.CreateFromDirectoryAsync(TestFolder.New(), jar);

        (await FailureAsync(TestEmulator.Own with { Jar = jar }, "RH3004")).Message.Should().Contain("CloudFirestore");
    }

    [Test]
    public async Task Start_on_a_port_that_is_taken_is_an_error()
    {
        using var holder = new TcpListener(IPAddress.Loopback, 0);
        holder.Start();
        var port = ((IPEndPoint)holder.LocalEndpoint).Port;

        // It is told when the JVM exits, not when the time for the start is up.
        var options = TestEmulator.Own with
        {
            Port = port,
            StartTimeout = TimeSpan.FromHours(1),
        };

        (await FailureAsync(options, "RH3005").WaitAsync(TimeSpan.FromMinutes(1))).Message.Should().Contain($"{port}");
    }

    [Test]
    public async Task Start_on_the_port_of_another_emulator_is_an_error_and_not_that_emulator()
    {
        await FailureAsync(TestEmulator.Own with { Port = TestEmulator.Shared.Endpoint.Port }, "RH3005");
    }

    private static async Task<EmulatorException> FailureAsync(EmulatorOptions options, string id)
    {
        var start = () => FirestoreEmulator.StartAsync(options);
        var error = (await start.Should().ThrowAsync<EmulatorException>()).Which;
        error.Id.Should().Be(id, error.ToString());
        return error;
    }

    /// <summary>A stand-in for Java, which is a program of ours in a JAVA_HOME of ours.</summary>
    private static EmulatorOptions WithJava(string script, string? release = null)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Ignore("the stand-ins for Java are shell scripts");
            throw new UnreachableException();
        }
        var home = TestFolder.New();
        var java = Path.Combine(Directory.CreateDirectory(Path.Combine(home, "bin")).FullName, "java");
        File.WriteAllText(java, script);
        File.SetUnixFileMode(java, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        if (release is not null)
        {
            File.WriteAllText(Path.Combine(home, "release"), release);
        }
        return TestEmulator.Own with { Environment = TestEmulator.Environment.With("JAVA_HOME", home), Jar = SdkJar };
    }
}
