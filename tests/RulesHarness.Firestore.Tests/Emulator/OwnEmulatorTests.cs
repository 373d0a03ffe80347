using RulesHarness.Emulator.Lifecycle;

namespace RulesHarness.Firestore.Tests.Emulator;

/// <summary>An emulator that is started where no cache can be written, beside the one that all tests share.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance)]
public sealed class OwnEmulatorTests
{
    private FirestoreEmulator _emulator = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        var file = Path.Combine(TestFolder.New(), "file");
        await File.WriteAllTextAsync(file, "");
        var environment = TestEmulator.Own.Environment.With("RULESHARNESS_CACHE", Path.Combine(file, "below"));

        _emulator = await FirestoreEmulator.StartAsync(new() { Environment = environment });
    }

    [OneTimeTearDown]
    public ValueTask DisposeAsync() => _emulator?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Test]
    public void Started_emulator_tells_where_and_what_it_is()
    {
        _emulator.IsOwned.Should().BeTrue();
        _emulator.Endpoint.Host.Should().Be("127.0.0.1");
        _emulator.Version.Should().MatchRegex(@"^\d+\.\d+\.\d+$");
        _emulator.JavaVersion.Should().MatchRegex(@"^\d+");
        _emulator.LogTail(1000).Should().Contain(line => line.Contains("Dev App Server"));
        _emulator.LogTail(2).Should().HaveCount(2);
        _emulator.Died.IsCancellationRequested.Should().BeFalse();
    }

    [Test]
    public async Task Start_without_a_cache_that_can_be_written_works() =>
        (await _emulator.LoadRulesAsync("demo", TestRules.DenyAll)).Accepted.Should().BeTrue();

    [Test]
    public async Task Two_emulators_at_once_keep_their_rules_apart()
    {
        var project = TestEmulator.NewProject();

        await Task.WhenAll(
            TestEmulator.Shared.LoadRulesAsync(project, TestRules.AllowAll),
            _emulator.LoadRulesAsync(project, TestRules.DenyAll)
        );

        _emulator.Endpoint.Should().NotBe(TestEmulator.Shared.Endpoint);
        (await TestEmulator.Shared.GetRulesAsync(project)).Should().Be(TestRules.AllowAll);
        (await _emulator.GetRulesAsync(project)).Should().Be(TestRules.DenyAll);
    }
}
