using System.Diagnostics;
using RulesHarness.Emulator;
using RulesHarness.Emulator.Lifecycle;

namespace RulesHarness.Firestore.Tests.Emulator;

public sealed class ClassDataArchiveTests
{
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(60);

    private readonly string _cache = TestFolder.New();

    private EmulatorOptions Options =>
        TestEmulator.Own with
        {
            Environment = TestEmulator.Own.Environment.With("RULESHARNESS_CACHE", _cache).With("CI", null),
            AllowArchive = true,
        };

    private string[] Archives =>
        Directory.Exists(Path.Combine(_cache, "archives")) ? Directory.GetFiles(Path.Combine(_cache, "archives")) : [];

    [Test]
    [Explicit("A JVM takes 13 s to write an archive.")]
    public async Task First_run_writes_the_archive_that_the_second_start_uses_and_a_damaged_one_is_thrown_away()
    {
        await RunAsync(Options, loads: true);
        var archive = Archives.Should().ContainSingle().Which;
        archive.Should().EndWith(".jsa");

        var classes = Path.Combine(_cache, "classes.log");
        // The JVM itself says where it took each class from.
        var environment = Options.Environment.With("JAVA_TOOL_OPTIONS", $"-Xlog:class+load:file={classes}");
        await RunAsync(Options with { Environment = environment }, loads: true);
        (await File.ReadAllLinesAsync(classes))
            .Should()
            .Contain(line =>
                line.Contains("emulator.firestore.CloudFirestore ") && line.Contains("shared objects file (top)")
            );
        Archives.Should().Equal(archive);

        File.SetAttributes(archive, FileAttributes.Normal);
        await File.WriteAllTextAsync(archive, "damaged");
        await RunAsync(Options, loads: true);
    }

    [TestCase("true", true, TestName = "Run_in_continuous_integration_makes_no_archive")]
    [TestCase(null, false, TestName = "Run_without_rules_makes_no_archive")]
    public async Task Run_that_makes_no_archive(string? ci, bool loads)
    {
        await RunAsync(Options with { Environment = Options.Environment.With("CI", ci) }, loads);

        Archives.Should().BeEmpty();
    }

    [Test]
    public async Task Run_with_archives_switched_off_makes_none()
    {
        await RunAsync(Options with { AllowArchive = false }, loads: true);

        Archives.Should().BeEmpty();
    }

    /// <summary>Starts, loads rules, disposes, and waits until the process is gone, archive written or not.</summary>
    private static async Task RunAsync(EmulatorOptions options, bool loads)
    {
        var emulator = await FirestoreEmulator.StartAsync(options);
        using var process = Process.GetProcessById(emulator.ProcessId!.Value);
        if (loads)
        {
            (await emulator.LoadRulesAsync("demo", TestRules.DenyAll)).Accepted.Should().BeTrue();
        }
        await emulator.DisposeAsync();
        await process.WaitForExitAsync().WaitAsync(Farewell);
    }
}
