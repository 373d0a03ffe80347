using System.Collections.Concurrent;
using System.Security.Cryptography;
using RulesHarness.Emulator;
using RulesHarness.Emulator.Discovery;
using RulesHarness.Emulator.Installation;

namespace RulesHarness.Firestore.Tests.Emulator;

public sealed class EmulatorInstallerTests
{
    private static readonly byte[] Original = RandomNumberGenerator.GetBytes(1_000_000);

    private readonly string _cache = TestFolder.New();
    private readonly ConcurrentQueue<string?> _ranges = new();

    private string Jar => Path.Combine(_cache, "emulators", "cloud-firestore-emulator-v1.22.0.jar");

    private string Partial => Jar + ".partial";

    [Test]
    public void Pinned_release_is_named_and_hashed()
    {
        EmulatorRelease.Pinned.Source.AbsoluteUri.Should().EndWith($"v{EmulatorRelease.Pinned.Version}.jar");
        EmulatorRelease.Pinned.Sha256.Should().MatchRegex("^[0-9a-f]{64}$");
    }

    [Test]
    public async Task Installation_is_found_afterwards_and_not_repeated()
    {
        using var server = Server(Ranged);
        var reports = new ConcurrentQueue<EmulatorInstallProgress>();

        var first = await InstallAsync(server, new Progress(reports.Enqueue));
        var second = await InstallAsync(server);

        first.Should().Be(new EmulatorInstallation(Jar, AlreadyInstalled: false, ResumedFrom: 0));
        second.Should().Be(new EmulatorInstallation(Jar, AlreadyInstalled: true, ResumedFrom: 0));
        (await File.ReadAllBytesAsync(Jar)).Should().Equal(Original);
        reports.Last().Should().Be(new EmulatorInstallProgress(Original.Length, Original.Length));
        _ranges.Should().ContainSingle();
        File.Exists(Partial).Should().BeFalse();
        EmulatorLocator
            .Find(
                new()
                {
                    Environment = Environment
                        .With("PATH", null)
                        .With("HOME", null)
                        .With(EmulatorLocator.JarVariable, null),
                }
            )
            .Jar.Should()
            .Be(Jar);
    }

    [Test]
    public async Task Installed_jar_that_was_damaged_is_brought_again()
    {
        using var server = Server(Ranged);
        await InstallAsync(server);
        await File.WriteAllTextAsync(Jar, "damaged");

        (await InstallAsync(server)).AlreadyInstalled.Should().BeFalse();

        (await File.ReadAllBytesAsync(Jar)).Should().Equal(Original);
    }

    [Test]
    public async Task Download_that_stops_is_resumed_by_running_it_again()
    {
        using var server = Server(request =>
            _ranges.Count == 1 ? new ServerAnswer(200, Original[..400_000], Length: Original.Length) : Ranged(request)
        );

        var error = await FailsAsync(server, "RH3023");
        var installation = await InstallAsync(server);

        error.Message.Should().Contain("400,000 of 1,000,000");
        error.Help.Should().Contain("`rulesharness emulator install` again");
        installation.ResumedFrom.Should().Be(400_000);
        _ranges.Should().Equal(null, "bytes=400000-");
        (await File.ReadAllBytesAsync(Jar)).Should().Equal(Original);
    }

    [Test]
    public async Task Download_that_is_cancelled_is_resumed_by_running_it_again()
    {
        var stuck = new TaskCompletionSource<ServerAnswer>();
        using var cancel = new CancellationTokenSource();
        using var hanging = new LoopbackServer(_ =>
        {
            cancel.Cancel();
            return stuck.Task;
        });
        WritePartial(Original[..300_000]);
        var install = () => EmulatorInstaller.InstallAsync(Options(hanging), cancellationToken: cancel.Token);
        await install.Should().ThrowAsync<OperationCanceledException>();
        using var server = Server(Ranged);

        (await InstallAsync(server)).ResumedFrom.Should().Be(300_000);

        (await File.ReadAllBytesAsync(Jar)).Should().Equal(Original);
    }

    [Test]
    public async Task Server_that_ignores_the_range_is_read_from_the_start()
    {
        WritePartial(Original[..400_000]);
        using var server = Server(_ => new ServerAnswer(200, Original));

        (await InstallAsync(server)).ResumedFrom.Should().Be(0);

        _ranges.Should().Equal("bytes=400000-");
        (await File.ReadAllBytesAsync(Jar)).Should().Equal(Original);
    }

    [TestCase(416, "")]
    [TestCase(206, "Content-Range: bytes 0-999999/1000000\r\n")]
    public async Task Server_that_answers_another_range_is_asked_for_the_whole_file(int status, string header)
    {
        WritePartial(Original[..400_000]);
        using var server = Server(request =>
            request.Headers.ContainsKey("Range")
                ? new ServerAnswer(status, [], header)
                : new ServerAnswer(200, Original)
        );

        await InstallAsync(server);

        _ranges.Should().Equal("bytes=400000-", null);
        (await File.ReadAllBytesAsync(Jar)).Should().Equal(Original);
    }

    [Test]
    public async Task Server_that_sends_nothing_more_is_an_error_that_offers_to_resume()
    {
        using var server = new LoopbackServer(_ => new TaskCompletionSource<ServerAnswer>().Task);

        await FailsAsync(server, "RH3023", Options(server) with { StallTimeout = TimeSpan.FromMilliseconds(200) });
    }

    [TestCase(1_000)]
    [TestCase(1_000_001)]
    public async Task File_of_another_size_is_an_error_and_nothing_is_kept(int size)
    {
        using var server = Server(_ => new ServerAnswer(200, new byte[size]));

        await FailsAsync(server, "RH3024");

        File.Exists(Partial).Should().BeFalse();
    }

    [TestCase(0)]
    [TestCase(400_000)]
    [TestCase(1_000_000)]
    public async Task File_of_another_hash_is_an_error_with_both_and_nothing_is_kept(int damagedBefore)
    {
        var other = Original.ToArray();
        other[0] ^= 1;
        WritePartial(other[..damagedBefore]);
        using var server = Server(request => damagedBefore > 0 ? Ranged(request) : new ServerAnswer(200, other));

        var error = await FailsAsync(server, "RH3025");

        error.Message.Should().Contain(Hash(Original)).And.Contain(Hash(other));
        File.Exists(Partial).Should().BeFalse();
        File.Exists(Jar).Should().BeFalse();
    }

    [TestCase(404)]
    [TestCase(503)]
    public async Task Server_that_rejects_is_an_error_with_its_status(int status)
    {
        using var server = Server(_ => new ServerAnswer(status, []));

        (await FailsAsync(server, "RH3021")).Message.Should().Contain($"{status}");
    }

    [Test]
    public async Task Server_that_is_not_there_is_an_error()
    {
        var server = Server(Ranged);
        var options = Options(server);
        server.Dispose();

        await FailsAsync(server, "RH3022", options);
    }

    [Test]
    public async Task Disk_without_room_for_the_file_is_an_error_before_anything_is_asked()
    {
        using var server = Server(Ranged);
        var options = Options(server);

        await FailsAsync(server, "RH3026", options with { Release = options.Release with { Size = long.MaxValue } });

        _ranges.Should().BeEmpty();
    }

    [Test]
    [Platform("Linux", Reason = "/dev/full is a disk without room")]
    public async Task Disk_that_fills_up_is_an_error()
    {
        using var server = Server(Ranged);
        Directory.CreateDirectory(Path.GetDirectoryName(Jar)!);
        File.CreateSymbolicLink(Partial, "/dev/full");

        (await FailsAsync(server, "RH3027")).Message.Should().Contain("No space left");
    }

    [Test]
    public async Task Cache_that_can_not_be_made_is_an_error()
    {
        using var server = Server(Ranged);
        await File.WriteAllTextAsync(Path.Combine(_cache, "emulators"), "a file where the folder should be");

        await FailsAsync(server, "RH3027");
    }

    [Test]
    public async Task Two_installations_at_once_download_once_and_both_succeed()
    {
        using var server = Server(Ranged);

        var both = await Task.WhenAll(InstallAsync(server), InstallAsync(server));

        both.Select(installation => installation.AlreadyInstalled).Should().BeEquivalentTo([true, false]);
        _ranges.Should().ContainSingle();
        (await File.ReadAllBytesAsync(Jar)).Should().Equal(Original);
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static ServerAnswer Ranged(ServerRequest request)
    {
        if (!request.Headers.TryGetValue("Range", out var range))
        {
            return new(200, Original);
        }
        var from = int.Parse(range["bytes=".Length..^1]);
        return new(206, Original[from..], $"Content-Range: bytes {from}-{Original.Length - 1}/{Original.Length}\r\n");
    }

    private EmulatorEnvironment Environment => TestEmulator.Environment.With("RULESHARNESS_CACHE", _cache);

    private LoopbackServer Server(Func<ServerRequest, ServerAnswer> answer) =>
        new(request =>
        {
            _ranges.Enqueue(request.Headers.GetValueOrDefault("Range"));
            return answer(request);
        });

    private EmulatorInstallOptions Options(LoopbackServer server) =>
        new()
        {
            Release = new("1.22.0", new Uri(server.Address, "emulator.jar"), Original.Length, Hash(Original)),
            Environment = Environment,
        };

    private Task<EmulatorInstallation> InstallAsync(
        LoopbackServer server,
        IProgress<EmulatorInstallProgress>? progress = null
    ) => EmulatorInstaller.InstallAsync(Options(server), progress);

    private async Task<EmulatorException> FailsAsync(
        LoopbackServer server,
        string id,
        EmulatorInstallOptions? options = null
    )
    {
        var install = () => EmulatorInstaller.InstallAsync(options ?? Options(server));
        var error = (await install.Should().ThrowAsync<EmulatorException>()).Which;
        error.Id.Should().Be(id, error.ToString());
        return error;
    }

    private void WritePartial(byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Partial)!);
        File.WriteAllBytes(Partial, bytes);
    }

    /// <summary>Reports at once, where <see cref="Progress{T}"/> would report some time later.</summary>
    private sealed class Progress(Action<EmulatorInstallProgress> report) : IProgress<EmulatorInstallProgress>
    {
        public void Report(EmulatorInstallProgress value) => report(value);
    }
}
