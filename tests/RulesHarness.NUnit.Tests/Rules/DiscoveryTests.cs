using RulesHarness.Checking;
using RulesHarness.Emulator;
using RulesHarness.Emulator.Discovery;
using RulesHarness.Emulator.Lifecycle;
using RulesHarness.Testing;

namespace RulesHarness.NUnit.Tests.Rules;

/// <summary>Where rules and the engine come from when nobody says.</summary>
public sealed class DiscoveryTests
{
    private const string Open =
        "rules_version = '2'; service cloud.firestore { match /databases/{d}/documents { match /open/{x} { allow read, write; } } }";

    private readonly string _folder = TestFolder.New();

    [Test]
    public async Task Rules_of_each_database_that_firebase_json_names_are_loaded()
    {
        await File.WriteAllTextAsync(
            Path.Combine(_folder, "firebase.json"),
            """{ "firestore": [{ "database": "(default)", "rules": "a.rules" }, { "database": "second", "rules": "b.rules" }] }"""
        );
        await File.WriteAllTextAsync(Path.Combine(_folder, "a.rules"), Notes.Rules);
        await File.WriteAllTextAsync(Path.Combine(_folder, "b.rules"), Open);
        await using var environment = await StartAsync();
        await environment.As(Notes.Bob).Document("open/x").GetSnapshotAsync().Should().BeDeniedAsync();
        await environment.As(Notes.Bob, "second").Document("open/x").GetSnapshotAsync().Should().BeAllowedAsync();
    }

    [Test]
    public async Task Rules_in_the_usual_place_are_found()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "rules"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "rules", "firestore.rules"), Open);
        await using var environment = await StartAsync();
        await environment.As(Notes.Bob).Document("open/x").GetSnapshotAsync().Should().BeAllowedAsync();
    }

    [Test]
    public async Task No_rules_are_no_tests() =>
        await FluentActions
            .Awaiting(StartAsync)
            .Should()
            .ThrowAsync<RulesTestException>()
            .WithMessage("*error RH4602: there are no rules to test*");

    [Test]
    public async Task File_that_is_missing_is_named()
    {
        await File.WriteAllTextAsync(
            Path.Combine(_folder, "firebase.json"),
            """{ "firestore": { "rules": "none.rules" } }"""
        );
        await FluentActions
            .Awaiting(StartAsync)
            .Should()
            .ThrowAsync<RulesTestException>()
            .WithMessage("*RH6003: there is no file `none.rules`*");
    }

    [Test]
    public async Task Engine_is_what_the_variable_names()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "firestore.rules"), Open);
        await using var environment = await RulesTestEnvironment.StartAsync(Named("embedded"));
        environment.Engine.Should().Be("embedded");
        await FluentActions
            .Awaiting(() => RulesTestEnvironment.StartAsync(Named("else")))
            .Should()
            .ThrowAsync<RulesTestException>()
            .WithMessage("*RH6008*`else`*");
        await FluentActions
            .Awaiting(() => RulesTestEnvironment.StartAsync(Named("both")))
            .Should()
            .ThrowAsync<RulesTestException>()
            .WithMessage("*RH4601*");
    }

    [Test]
    public async Task Emulator_that_runs_is_used_and_one_that_is_gone_is_no_verdict()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "firestore.rules"), Open);
        RulesTestEnvironment environment;
        await using (var emulator = await FirestoreEmulator.StartAsync(TestEmulator.Own))
        {
            var options = new RulesTestOptions
            {
                Project = _folder,
                Engine = EngineChoice.Emulator,
                Emulator = new EmulatorOptions
                {
                    Environment = EmulatorEnvironment
                        .FromProcess()
                        .With(EmulatorLocator.RunningVariable, emulator.Endpoint.Authority),
                },
            };
            environment = await RulesTestEnvironment.StartAsync(options);
            await environment.As(Notes.Bob).Document("open/x").GetSnapshotAsync().Should().BeAllowedAsync();
        }

        // Neither a pass nor a failure of the rules.
        var dead = environment.As(Notes.Bob);
        await FluentActions
            .Awaiting(async () => await dead.Collection("open").GetSnapshotAsync().Should().BeAllowedAsync())
            .Should()
            .ThrowAsync<Exception>()
            .Where(thrown => thrown is RulesTestException || thrown is EmulatorException);
        await FluentActions
            .Awaiting(async () => await dead.Document("none/x").GetSnapshotAsync().Should().BeDeniedAsync())
            .Should()
            .ThrowAsync<Exception>()
            .Where(thrown => thrown is RulesTestException || thrown is EmulatorException);
    }

    private RulesTestOptions Named(string engine) =>
        new()
        {
            Project = _folder,
            Emulator = new EmulatorOptions
            {
                Environment = EmulatorEnvironment.FromProcess().With("RULESHARNESS_ENGINE", engine),
            },
        };

    private Task<RulesTestEnvironment> StartAsync() =>
        RulesTestEnvironment.StartAsync(new RulesTestOptions { Project = _folder, Engine = EngineChoice.Embedded });
}
