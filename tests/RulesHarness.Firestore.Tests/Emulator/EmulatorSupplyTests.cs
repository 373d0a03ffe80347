using System.Security.Cryptography;
using RulesHarness.Emulator;
using RulesHarness.Emulator.Installation;

namespace RulesHarness.Firestore.Tests.Emulator;

/// <summary>Which emulator the tests of this repository use, and what they say where there is none.</summary>
public sealed class EmulatorSupplyTests
{
    private static readonly byte[] Download = [1, 2, 3];

    private readonly string _home = TestFolder.New();

    private EmulatorEnvironment Bare =>
        new([
            KeyValuePair.Create(OperatingSystem.IsWindows() ? "USERPROFILE" : "HOME", _home),
            KeyValuePair.Create("RULESHARNESS_CACHE", Path.Combine(_home, "own")),
        ]);

    private EmulatorEnvironment WithJava => Bare.With("PATH", MakeJava());

    [Test]
    public async Task Without_Java_nothing_is_downloaded_and_the_reason_says_what_to_install()
    {
        var supply = await EmulatorSupply.FindAsync(new EmulatorInstallOptions { Environment = Bare });

        supply.Jar.Should().BeNull();
        supply.Missing.Should().Contain("Install Java 17").And.Contain("`scripts/rulesharness emulator install`");
    }

    [Test]
    public async Task Emulator_that_is_installed_in_its_usual_place_is_used()
    {
        var jar = Path.Combine(_home, "own", "emulators", "cloud-firestore-emulator-v1.22.0.jar");
        Directory.CreateDirectory(Path.GetDirectoryName(jar)!);
        await File.WriteAllBytesAsync(jar, Download);

        var supply = await EmulatorSupply.FindAsync(new EmulatorInstallOptions { Environment = WithJava });

        supply.Should().Be(new EmulatorSupply(jar, null));
    }

    [Test]
    public async Task Emulator_that_is_missing_is_downloaded()
    {
        using var server = new LoopbackServer(_ => new ServerAnswer(200, Download));

        var supply = await EmulatorSupply.FindAsync(From(server));

        supply.Missing.Should().BeNull();
        (await File.ReadAllBytesAsync(supply.Jar!)).Should().Equal(Download);
        supply.Jar.Should().StartWith(Path.Combine(_home, "own"));
    }

    [Test]
    public async Task Download_that_fails_is_the_reason()
    {
        using var server = new LoopbackServer(_ => new ServerAnswer(404, []));

        var supply = await EmulatorSupply.FindAsync(From(server));

        supply.Jar.Should().BeNull();
        supply.Missing.Should().Contain("answered 404").And.Contain("`scripts/rulesharness emulator install`");
    }

    [Test]
    public async Task Run_on_the_embedded_engine_asks_for_no_emulator()
    {
        var environment = WithJava.With("RULESHARNESS_ENGINE", "embedded");

        var supply = await EmulatorSupply.FindAsync(new EmulatorInstallOptions { Environment = environment });

        supply.Missing.Should().Contain("RULESHARNESS_ENGINE");
    }

    [TestCase(null, null, false)]
    [TestCase(null, "true", true)]
    [TestCase("1", null, true)]
    [TestCase("1", "true", true)]
    [TestCase("0", "true", false)]
    [TestCase("false", "true", false)]
    public void Emulator_is_required_in_CI_and_where_the_variable_says_so(
        string? required,
        string? ci,
        bool expected
    ) => Bare.With("RULESHARNESS_REQUIRE_EMULATOR", required).With("CI", ci).RequiresEmulator.Should().Be(expected);

    private EmulatorInstallOptions From(LoopbackServer server) =>
        new()
        {
            Environment = WithJava,
            Release = new(
                "1.22.0",
                new Uri(server.Address, "emulator.jar"),
                Download.Length,
                Convert.ToHexStringLower(SHA256.HashData(Download))
            ),
        };

    /// <summary>A program that is named as Java is, and that nobody starts.</summary>
    private string MakeJava()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_home, "java")).FullName;
        var java = Path.Combine(folder, OperatingSystem.IsWindows() ? "java.exe" : "java");
        File.WriteAllText(java, "");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(java, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        return folder;
    }
}
