using RulesHarness.Emulator;
using RulesHarness.Emulator.Discovery;

namespace RulesHarness.Firestore.Tests.Emulator;

public sealed class EmulatorLocatorTests
{
    private readonly string _home = TestFolder.New();

    private EmulatorEnvironment Bare =>
        new([
            KeyValuePair.Create(OperatingSystem.IsWindows() ? "USERPROFILE" : "HOME", _home),
            KeyValuePair.Create("RULESHARNESS_CACHE", Path.Combine(_home, "own")),
        ]);

    [TestCase("127.0.0.1:8080", "http://127.0.0.1:8080/")]
    [TestCase("localhost:9099", "http://localhost:9099/")]
    [TestCase("[::1]:8080", "http://[::1]:8080/")]
    [TestCase("http://firestore:8080", "http://firestore:8080/")]
    public void Running_emulator_named_by_the_variable_comes_first(string value, string address)
    {
        var found = Find(Bare.With("FIRESTORE_EMULATOR_HOST", value), MakeFile("named.jar"));

        found.Should().Be(new EmulatorLocation(EmulatorOrigin.Running, null, new Uri(address)));
    }

    [TestCase("not an address")]
    [TestCase("https://example.com")]
    [TestCase("http://127.0.0.1:8080/path")]
    public void Running_emulator_named_by_no_address_is_an_error(string value)
    {
        var find = () => Find(Bare.With("FIRESTORE_EMULATOR_HOST", value));

        find.Should().Throw<EmulatorException>().Which.Id.Should().Be("RH3009");
    }

    [Test]
    public void Jar_of_the_option_comes_before_that_of_the_variable()
    {
        var option = MakeFile("option.jar");
        var environment = Bare.With("RULESHARNESS_EMULATOR_JAR", MakeFile("variable.jar"));

        Find(environment, option).Jar.Should().Be(option);
        Find(environment).Jar.Should().EndWith("variable.jar");
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Named_jar_that_is_missing_is_an_error_although_another_is_there(bool byOption)
    {
        MakeFile(".cache", "firebase", "emulators", "cloud-firestore-emulator-v1.19.8.jar");
        var environment = byOption ? Bare : Bare.With("RULESHARNESS_EMULATOR_JAR", "missing.jar");

        var find = () => Find(environment, byOption ? "missing.jar" : null);

        find.Should().Throw<EmulatorException>().WithMessage("*`missing.jar`*").Which.Id.Should().Be("RH3004");
    }

    [Test]
    public void Google_cloud_sdk_is_found_through_gcloud_on_path()
    {
        var jar = MakeFile("sdk", "platform", "cloud-firestore-emulator", "cloud-firestore-emulator.jar");
        var gcloud = MakeFile("sdk", "bin", OperatingSystem.IsWindows() ? "gcloud.cmd" : "gcloud");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(gcloud, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        var found = Find(Bare.With("PATH", Path.GetDirectoryName(gcloud)));

        found.Should().Be(new EmulatorLocation(EmulatorOrigin.GoogleCloudSdk, jar, null));
    }

    [Test]
    public void Newest_jar_of_the_firebase_cache_is_taken_before_our_own()
    {
        MakeFile("own", "emulators", "cloud-firestore-emulator-v9.0.0.jar");
        MakeFile(".cache", "firebase", "emulators", "cloud-firestore-emulator-v1.9.0.jar");
        var newest = MakeFile(".cache", "firebase", "emulators", "cloud-firestore-emulator-v1.22.0.jar");

        Find(Bare).Should().Be(new EmulatorLocation(EmulatorOrigin.FirebaseCli, newest, null));
    }

    [Test]
    public void Firebase_cache_that_was_moved_is_found_through_its_variable()
    {
        var jar = MakeFile("moved", "cloud-firestore-emulator-v1.20.0.jar");

        Find(Bare.With("FIREBASE_EMULATORS_PATH", Path.Combine(_home, "moved"))).Jar.Should().Be(jar);
    }

    [Test]
    public void Own_cache_is_looked_at_last()
    {
        var jar = MakeFile("own", "emulators", "cloud-firestore-emulator-v1.22.0.jar");

        Find(Bare).Should().Be(new EmulatorLocation(EmulatorOrigin.Installed, jar, null));
    }

    [Test]
    public void No_emulator_anywhere_is_an_error_that_offers_the_installation_and_lists_the_places()
    {
        var find = () => Find(Bare);

        var error = find.Should().Throw<EmulatorException>().Which;
        error.Id.Should().Be("RH3001");
        error
            .Help.Should()
            .Contain("`rulesharness emulator install`")
            .And.Contain("FIRESTORE_EMULATOR_HOST")
            .And.Contain("gcloud")
            .And.Contain(Path.Combine(_home, ".cache", "firebase", "emulators"))
            .And.Contain(Path.Combine(_home, "own"));
    }

    private static EmulatorLocation Find(EmulatorEnvironment environment, string? jar = null) =>
        EmulatorLocator.Find(new EmulatorOptions { Environment = environment, Jar = jar });

    private string MakeFile(params string[] path)
    {
        var file = Path.Combine([_home, .. path]);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, "");
        return file;
    }
}
