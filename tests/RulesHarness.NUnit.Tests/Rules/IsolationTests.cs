using System.Collections.Concurrent;
using RulesHarness.Checking;
using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Identities;
using RulesHarness.Language.Syntax;
using RulesHarness.Testing;

namespace RulesHarness.NUnit.Tests.Rules;

/// <summary>Tests that all write the same documents, at once.</summary>
[Rules(Content = Notes.Rules, Engine = EngineChoice.Both)]
[Parallelizable(ParallelScope.All)]
public sealed class IsolationTests : RulesTests
{
    [OneTimeSetUp]
    public static Task SeedAsync() =>
        WithRulesDisabledAsync(async admin =>
        {
            await admin
                .Document("notes/seeded")
                .SetAsync(
                    new
                    {
                        owner = "alice",
                        title = "Seeded",
                        friend = admin.Document("notes/friend"),
                    }
                );
            await admin.Document("notes/seeded/parts/one").SetAsync(new { text = "one" });
        });

    [Test]
    public async Task Test_begins_with_the_data_of_its_class_and_no_other([Range(1, 12)] int number)
    {
        var alice = As(Notes.Alice);
        var seeded = await alice.Document("notes/seeded").GetSnapshotAsync().Should().BeAllowedAsync();
        seeded.GetValue<string>("title").Should().Be("Seeded");
        seeded.GetValue<DocumentReference>("friend").ProjectId.Should().Be(TestEnvironment.ProjectId);
        await alice
            .Document("notes/new")
            .CreateAsync(new { owner = "alice", title = $"{number}" })
            .Should()
            .BeAllowedAsync();
        await alice.Document("notes/seeded").UpdateAsync("title", $"{number}").Should().BeAllowedAsync();
        var parts = await WithRulesDisabledAsync(admin => admin.CollectionGroup("parts").GetSnapshotAsync());
        parts.Should().ContainSingle();
    }
}

/// <summary>A test that runs on both engines asks both the same.</summary>
[Rules(Content = Notes.Rules, Engine = EngineChoice.Both)]
public sealed class SameDataTests : RulesTests
{
    private static readonly ConcurrentDictionary<string, object> Bodies = new();

    [OneTimeSetUp]
    public static void MakeFixtureOfTheClass() => OfThisName("the class");

    [TestCase("one")]
    [TestCase("two")]
    public void Data_of_a_fixture_is_the_same_on_both_engines(string name) => OfThisName(name);

    // Whichever engine is second finds the other's.
    private static void OfThisName(string name)
    {
        var body = Fixture.Of("posts").Data["body"]!;
        Bodies.GetOrAdd(name, body).Should().Be(body);
        Bodies.Count(each => each.Value.Equals(body)).Should().Be(1, "each test has data of its own");
    }
}

/// <summary>A class that loads rules of its own, and tests that change what they have been given.</summary>
[Rules(Content = Notes.Rules, Engine = EngineChoice.Both)]
public sealed class LoadedRulesTests : RulesTests
{
    private const string Closed =
        "rules_version = '2'; service cloud.firestore { match /databases/{d}/documents { match /notes/{n} { allow read: if false; } } }";
    private const string Open =
        "rules_version = '2'; service cloud.firestore { match /databases/{d}/documents { match /notes/{n} { allow read; } } }";

    [OneTimeSetUp]
    public static async Task SeedAsync()
    {
        await TestEnvironment.LoadRulesAsync(new RulesFile("open.rules", Open));
        await WithRulesDisabledAsync(admin => admin.Document("notes/one").SetAsync(new { a = 1 }));
    }

    [Test]
    public async Task Test_has_the_rules_and_data_of_its_class_whatever_others_load_and_clear([Range(1, 8)] int number)
    {
        (await As(Notes.Bob).Document("notes/one").GetSnapshotAsync().Should().BeAllowedAsync())
            .Exists.Should()
            .BeTrue();
        if (number % 2 == 0)
        {
            await TestEnvironment.ClearAsync();
        }
        else
        {
            await TestEnvironment.LoadRulesAsync(new RulesFile("closed.rules", Closed));
        }
        var again = As(Notes.Bob).Document("notes/one").GetSnapshotAsync();
        if (number % 2 == 0)
        {
            (await again.Should().BeAllowedAsync()).Exists.Should().BeFalse();
        }
        else
        {
            await again.Should().BeDeniedAsync();
        }
    }
}

/// <summary>A class whose tests build on each other.</summary>
[Rules(Content = Notes.Rules, Engine = EngineChoice.Both, Isolation = Isolation.Fixture)]
[Parallelizable(ParallelScope.Self)]
public sealed class FixtureIsolationTests : RulesTests
{
    [Test, Order(1)]
    public async Task First_test_writes() =>
        await As(Notes.Alice)
            .Document("notes/shared")
            .CreateAsync(new { owner = "alice", title = "Shared" })
            .Should()
            .BeAllowedAsync();

    [Test, Order(2)]
    public async Task Second_test_sees_it() =>
        (await As(Notes.Alice).Document("notes/shared").GetSnapshotAsync().Should().BeAllowedAsync())
            .Exists.Should()
            .BeTrue();
}

/// <summary>Environments, which are what test classes stand on.</summary>
[TestFixture(EngineChoice.Emulator)]
[TestFixture(EngineChoice.Embedded)]
public sealed class EnvironmentTests(EngineChoice engine)
{
    private const string Deny =
        "rules_version = '2'; service cloud.firestore { match /databases/{d}/documents { match /x/{y} { allow read: if false; } } }";

    // Another class says by its attribute that it needs the emulator. These start environments themselves.
    [SetUp]
    public void RequireEngine()
    {
        if (engine == EngineChoice.Emulator)
        {
            TestEmulator.Require();
        }
    }

    [Test]
    public async Task Rules_can_be_had_for_each_database_and_none_is_open()
    {
        await using var environment = await StartAsync(("(default)", Notes.Rules), ("archive", Deny));
        await environment
            .As(Notes.Alice)
            .Document("notes/n")
            .CreateAsync(new { owner = "alice", title = "T" })
            .Should()
            .BeAllowedAsync();
        await environment
            .As(Notes.Alice, "archive")
            .Document("notes/n")
            .CreateAsync(new { owner = "alice", title = "T" })
            .Should()
            .BeDeniedAsync();
        FluentActions
            .Invoking(() => environment.As(Notes.Alice, "other"))
            .Should()
            .Throw<ArgumentException>()
            .WithMessage("no rules are loaded for the database `other`*");
    }

    [Test]
    public async Task Rules_are_disabled_inside_their_scope_alone()
    {
        await using var environment = await StartAsync();
        FirestoreDb? kept = null;
        await environment.WithRulesDisabledAsync(async admin =>
        {
            kept = admin;
            await admin.Document("anywhere/one").SetAsync(new { a = 1 });
        });

        await FluentActions
            .Awaiting(() => kept!.Document("anywhere/one").GetSnapshotAsync())
            .Should()
            .ThrowAsync<ObjectDisposedException>()
            .WithMessage("rules are disabled inside*");
        await FluentActions
            .Awaiting(() => environment.As(Notes.Alice).As(Identity.Admin).Document("anywhere/one").GetSnapshotAsync())
            .Should()
            .ThrowAsync<InvalidOperationException>()
            .WithMessage("rules are disabled inside*");
        FluentActions
            .Invoking(() => environment.As(Identity.Admin))
            .Should()
            .Throw<ArgumentException>()
            .WithMessage("*WithRulesDisabledAsync*");
    }

    [Test]
    public async Task Rules_can_be_changed_and_the_next_who_comes_has_his_own()
    {
        await using (var changed = await StartAsync())
        {
            await changed.LoadRulesAsync(new RulesFile("deny.rules", Deny));
            await changed
                .As(Notes.Alice)
                .Document("notes/n")
                .CreateAsync(new { owner = "alice", title = "T" })
                .Should()
                .BeDeniedAsync();
        }

        await using var next = await StartAsync();
        await next.As(Notes.Alice)
            .Document("notes/n")
            .CreateAsync(new { owner = "alice", title = "T" })
            .Should()
            .BeAllowedAsync();
    }

    [Test]
    public async Task Many_environments_take_few_projects_and_each_is_empty()
    {
        var ids = new ConcurrentBag<string>();
        // Rules of their own, so that no other test takes part.
        var rules = Notes.Rules + "// many";
        for (var round = 0; round < 100; round++)
        {
            await using var environment = await StartAsync(("(default)", rules));
            ids.Add(environment.ProjectId);
            await environment
                .As(Notes.Alice)
                .Document("notes/n")
                .CreateAsync(new { owner = "alice", title = "T" })
                .Should()
                .BeAllowedAsync();
        }

        ids.Distinct().Should().ContainSingle();
    }

    [Test]
    public async Task What_is_left_under_way_is_waited_for_and_reaches_nobody_else()
    {
        var rules = Notes.Rules + "// left";
        Task<WriteResult> left;
        await using (var environment = await StartAsync(("(default)", rules)))
        {
            left = environment.As(Notes.Alice).Document("notes/late").CreateAsync(new { owner = "alice", title = "T" });
        }
        left.IsCompleted.Should().BeTrue();
        await using var next = await StartAsync(("(default)", rules));
        (await next.WithRulesDisabledAsync(admin => admin.Document("notes/late").GetSnapshotAsync()))
            .Exists.Should()
            .BeFalse();
    }

    [Test]
    public async Task Data_can_be_cleared()
    {
        await using var environment = await StartAsync();
        await environment.As(Notes.Alice).Document("notes/n").CreateAsync(new { owner = "alice", title = "T" });
        await environment.ClearAsync();
        (await environment.WithRulesDisabledAsync(admin => admin.Document("notes/n").GetSnapshotAsync()))
            .Exists.Should()
            .BeFalse();
    }

    [Test]
    public async Task Rules_that_do_not_compile_are_reported_with_their_places() =>
        (
            await FluentActions
                .Awaiting(() =>
                    StartAsync(("(default)", "service cloud.firestore {\n  match /a/{b} { allow read: if == 1; }\n}\n"))
                )
                .Should()
                .ThrowAsync<RulesTestException>()
        )
            .Which.Diagnostics.Should()
            .Contain(finding => finding.Line == 2);

    [Test]
    public async Task Time_is_set_where_the_clock_is_ours()
    {
        await using var environment = await StartAsync();
        var time = new DateTimeOffset(2031, 5, 6, 7, 8, 9, TimeSpan.Zero);
        if (engine == EngineChoice.Emulator)
        {
            FluentActions
                .Invoking(() => environment.RequestTime = time)
                .Should()
                .Throw<NotSupportedException>()
                .WithMessage("*embedded engine*");
            return;
        }

        await environment.As(Notes.Alice).Document("stamps/s").GetSnapshotAsync().Should().BeDeniedAsync();
        environment.RequestTime = time;
        await environment.As(Notes.Alice).Document("stamps/s").GetSnapshotAsync().Should().BeAllowedAsync();
        await environment
            .As(Notes.Alice)
            .Document("stamps/s")
            .CreateAsync(new { at = Firestore.Values.FieldValue.ServerTimestamp })
            .Should()
            .BeAllowedAsync();
        var stored = await environment.As(Notes.Alice).Document("stamps/s").GetSnapshotAsync();
        stored.GetValue<DateTimeOffset>("at").Should().Be(time);
    }

    private Task<RulesTestEnvironment> StartAsync(params (string Database, string Rules)[] rules) =>
        RulesTestEnvironment.StartAsync(
            new RulesTestOptions
            {
                Engine = engine,
                Rules = (rules.Length == 0 ? [("(default)", Notes.Rules)] : rules).ToDictionary(
                    each => each.Database,
                    each => new RulesFile($"{each.Database}.rules", each.Rules)
                ),
            }
        );
}
