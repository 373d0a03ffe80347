using NUnit.Framework;
using RulesHarness.Checking;
using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Identities;
using RulesHarness.Language.Syntax;

namespace RulesHarness.NUnit.Tests.Fixtures;

/// <summary>Tests of each kind that a recording tells apart.</summary>
[Rules(Engine = EngineChoice.Embedded)]
[Parallelizable(ParallelScope.All)]
public sealed class RecordedNotes : RulesTests
{
    private const string Closed =
        "rules_version = '2'; service cloud.firestore { match /databases/{d}/documents { match /{x=**} { allow read, "
        + "write: if false; } } }";

    private static readonly Identity Alice = Identity.User("alice");
    private static readonly Identity Bob = Identity.User("bob");

    /// <summary>The data of all tests.</summary>
    [OneTimeSetUp]
    public static Task SeedAsync() =>
        WithRulesDisabledAsync(admin => admin.Document("notes/n1").SetAsync(new { ownerId = "alice", text = "one" }));

    /// <summary>An allowed request.</summary>
    [Test]
    public async Task OwnerReads() => await As(Alice).Document("notes/n1").GetSnapshotAsync().Should().BeAllowedAsync();

    /// <summary>A denied request.</summary>
    [Test]
    public async Task OthersDoNotRead() =>
        await As(Bob).Document("notes/n1").GetSnapshotAsync().Should().BeDeniedAsync();

    /// <summary>A request whose denial would fail the test by its exception.</summary>
    [Test]
    public async Task OwnerDeletesWithoutAnAssertion()
    {
        await As(Alice).Document("notes/n1").DeleteAsync();
        await AsUnauthenticated().Document("notes/n1").GetSnapshotAsync().Should().BeDeniedAsync();
    }

    /// <summary>A denial that the test catches itself, and goes on after.</summary>
    [Test]
    public async Task DenialIsCaught()
    {
        try
        {
            await As(Bob).Document("notes/n1").DeleteAsync();
        }
        catch (PermissionDeniedException)
        {
            // Whether the test needs it, nobody else can tell.
        }
        await As(Alice).Document("notes/n1").GetSnapshotAsync().Should().BeAllowedAsync();
    }

    /// <summary>Several requests of one operation, the last of which is denied.</summary>
    [Test]
    public async Task TransactionIsDenied()
    {
        var mine = As(Alice);
        await mine.RunTransactionAsync(async transaction =>
            {
                await transaction.GetSnapshotAsync(mine.Document("notes/n1"));
                transaction.Update(mine.Document("notes/n1"), new Dictionary<string, object> { ["text"] = "two" });
            })
            .Should()
            .BeDeniedAsync();
    }

    /// <summary>A listener, which asks by a stream.</summary>
    [Test]
    public async Task OthersDoNotListen()
    {
        await using var listener = As(Bob).Document("notes/n1").Listen(_ => { });
        await listener.Should().BeDeniedAsync();
    }

    /// <summary>A query.</summary>
    [Test]
    public async Task OwnerLists() =>
        await As(Alice)
            .Collection("notes")
            .WhereEqualTo("ownerId", "alice")
            .GetSnapshotAsync()
            .Should()
            .BeAllowedAsync();

    /// <summary>A request that other rules decide.</summary>
    [Test]
    public async Task ClosedRulesLetNobodyIn()
    {
        await TestEnvironment.LoadRulesAsync(new RulesFile("closed.rules", Closed));
        await As(Alice).Document("notes/n1").GetSnapshotAsync().Should().BeDeniedAsync();
    }
}

/// <summary>A class in which a test fails.</summary>
[Rules(Engine = EngineChoice.Embedded)]
public sealed class FailingNotes : RulesTests
{
    /// <summary>A test that expects what the rules deny.</summary>
    [Test]
    public async Task GuestReads() =>
        await AsUnauthenticated().Document("notes/n1").GetSnapshotAsync().Should().BeAllowedAsync();

    /// <summary>A test that passes.</summary>
    [Test]
    public async Task GuestDoesNotRead() =>
        await AsUnauthenticated().Document("notes/n1").GetSnapshotAsync().Should().BeDeniedAsync();
}
