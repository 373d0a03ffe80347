using FluentAssertions.Execution;
using NUnit.Framework;
using RulesHarness.Checking;
using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Identities;
using RulesHarness.Language.Syntax;
using RulesHarness.NUnit;
using RulesHarness.Testing;

namespace SideBySide;

/// <summary>This library's side.</summary>
internal static class Ours
{
    private const int TestsInAClass = 50;
    private const string TestId = "a test";

    /// <summary>
    /// In the way that tests are written: each has its own environment with its own data, and some run in parallel.
    /// </summary>
    public static async Task<Outcome> AsWrittenAsync(AssertionSet set, EngineChoice engine, int lanes)
    {
        var options = Options(set, engine);
        await using (await RulesTestEnvironment.StartAsync(options)) { }
        return await Lanes.RunAsync(
            set.Assertions,
            lanes,
            async assertion =>
            {
                await using var environment = await RulesTestEnvironment.StartAsync(options);
                await environment.WithRulesDisabledAsync(admin =>
                    admin.BulkWriteAsync(assertion.Needs.Select(each => (each.Key, (object)each.Value)))
                );
                return await HoldsAsync(assertion, environment.As(IdentityOf(set.Identities[assertion.Who])));
            }
        );
    }

    /// <summary>
    /// As tests are written: classes of fifty, whose data are put there once, and which each test has to itself; so
    /// many tests at once.
    /// </summary>
    public static async Task<Outcome> InClassesAsync(AssertionSet set, EngineChoice engine, int lanes)
    {
        var options = Options(set, engine);
        await using (await StartClassAsync(options)) { }

        // A lane has classes of its own, as NUnit's workers do.
        return await Lanes.RunAsync(
            [.. set.Assertions.Chunk(TestsInAClass)],
            lanes,
            async tests =>
            {
                await using var run = await StartClassAsync(options);
                var data = tests
                    .SelectMany(assertion => assertion.Needs)
                    .DistinctBy(each => each.Key)
                    .Select(each => (each.Key, (object)each.Value))
                    .ToList();
                await run.Shared.WithRulesDisabledAsync(admin => admin.BulkWriteAsync(data));
                var failed = 0;
                foreach (var assertion in tests)
                {
                    await run.BeginAsync(TestId, TestId, () => { });
                    if (!await HoldsAsync(assertion, run.Find(TestId)!.As(IdentityOf(set.Identities[assertion.Who]))))
                    {
                        failed++;
                    }
                    await run.EndAsync(TestId, TestId, hasFailed: false);
                }

                return (tests.Length, failed);
            }
        );
    }

    /// <summary>In one environment, whose data were put there before: so many at once.</summary>
    public static async Task<Outcome> InOneAsync(AssertionSet set, EngineChoice engine, int lanes)
    {
        await using var environment = await RulesTestEnvironment.StartAsync(Options(set, engine));
        await environment.WithRulesDisabledAsync(admin => admin.BulkWriteAsync(set.Seed));
        var identities = set.Identities.ToDictionary(each => each.Key, each => IdentityOf(each.Value));
        return await Lanes.RunAsync(
            set.Assertions,
            lanes,
            assertion => HoldsAsync(assertion, environment.As(identities[assertion.Who]))
        );
    }

    private static Task<TestClassRun> StartClassAsync(RulesTestOptions options) =>
        TestClassRun.StartAsync(options, isShared: false, "a class", () => null, null);

    private static RulesTestOptions Options(AssertionSet set, EngineChoice engine) =>
        new()
        {
            Rules = new Dictionary<string, RulesFile> { ["(default)"] = new("publishing.rules", set.Rules) },
            Engine = engine,
        };

    public static Identity IdentityOf(Claims? claims) =>
        claims is null
            ? Identity.Unauthenticated
            : Identity.User(claims.Uid) with
            {
                Email = (string?)claims.Token.GetValueOrDefault("email"),
                EmailVerified = claims.Token.ContainsKey("email_verified"),
                Claims = claims
                    .Token.Where(each => each.Key == "role")
                    .ToDictionary(each => each.Key, each => (object?)each.Value),
            };

    private static async Task<bool> HoldsAsync(Assertion assertion, FirestoreDb db)
    {
        try
        {
            if (assertion.Allowed)
            {
                await SendAsync(assertion, db).Should().BeAllowedAsync();
            }
            else
            {
                await SendAsync(assertion, db).Should().BeDeniedAsync();
            }
            return true;
        }
        catch (Exception exception) when (exception is AssertionException or AssertionFailedException)
        {
            return false;
        }
    }

    private static Task SendAsync(Assertion assertion, FirestoreDb db) =>
        assertion.Operation switch
        {
            "get" => db.Document(assertion.Path).GetSnapshotAsync(),
            "set" => db.Document(assertion.Path).SetAsync(assertion.Data!),
            "update" => db.Document(assertion.Path).UpdateAsync(Updates(assertion)),
            "delete" => db.Document(assertion.Path).DeleteAsync(),
            "list" => assertion
                .Where!.Aggregate(
                    (Query)db.Collection(assertion.Path),
                    (query, each) => query.WhereEqualTo(each.Key, each.Value)
                )
                .Limit(assertion.Limit!.Value)
                .GetSnapshotAsync(),
            _ => BatchOf(assertion, db).CommitAsync(),
        };

    private static WriteBatch BatchOf(Assertion assertion, FirestoreDb db)
    {
        var batch = db.StartBatch();
        foreach (var write in assertion.Writes!)
        {
            if (write.Operation == "set")
            {
                batch.Set(db.Document(write.Path), write.Data!);
            }
            else
            {
                batch.Update(db.Document(write.Path), Updates(write));
            }
        }

        return batch;
    }

    private static Dictionary<string, object?> Updates(Assertion assertion) =>
        assertion.Data!.ToDictionary(each => each.Key, each => (object?)each.Value);
}
