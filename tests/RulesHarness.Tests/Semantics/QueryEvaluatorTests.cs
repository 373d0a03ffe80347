using RulesHarness.Cases;
using RulesHarness.Engines;
using RulesHarness.Firestore.Identities;
using RulesHarness.Firestore.Values;
using RulesHarness.Fixtures;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Tests.Semantics;

/// <summary>
/// Tests the results of queries: the evaluator agrees with the emulator, on generated data and on values that generated
/// data lacks.
/// </summary>
public sealed class QueryEvaluatorTests
{
    private static readonly Lazy<Task<(IRulesSession Session, Dataset Data)>> Opening = new(OpenAsync);

    [TestCase("posts", "", "")]
    [TestCase("posts", "", "title")]
    [TestCase("posts", "", "title desc")]
    [TestCase("posts", "", "rating desc, title")]
    [TestCase("posts", "", "status, rating desc")]
    [TestCase("posts", "", "body", TestName = "{m}(sorted by a field that some have not)")]
    [TestCase("posts", "", "teamId", TestName = "{m}(sorted by a field that is null)")]
    [TestCase("posts", "", "odd", TestName = "{m}(sorted by values of all types)")]
    [TestCase("posts", "", "odd desc", TestName = "{m}(sorted down by values of all types)")]
    [TestCase("posts", "", "stats.likes desc", TestName = "{m}(sorted by a field of a map)")]
    [TestCase("posts", "", "createdAt desc")]
    [TestCase("posts", "", "__name__", TestName = "{m}(sorted by name)")]
    [TestCase("posts", "status == \"published\"", "")]
    [TestCase("posts", "status == \"published\"", "rating desc")]
    [TestCase("posts", "rating == 5", "")]
    [TestCase("posts", "odd == 5", "", TestName = "{m}(an integer equals a float)")]
    [TestCase("posts", "odd == \"5\"", "")]
    [TestCase("posts", "odd == true", "")]
    [TestCase("posts", "odd is null", "", TestName = "{m}(is null)")]
    [TestCase("posts", "odd is not null", "", TestName = "{m}(is not null)")]
    [TestCase("posts", "status != \"draft\"", "")]
    [TestCase("posts", "odd != 5", "", TestName = "{m}(not equal, of all types)")]
    [TestCase("posts", "teamId != \"team-1\"", "", TestName = "{m}(not equal leaves null out)")]
    [TestCase("posts", "rating < 5", "")]
    [TestCase("posts", "rating <= 5", "rating desc")]
    [TestCase("posts", "rating > 5", "rating, title")]
    [TestCase("posts", "rating >= 2 and rating < 8", "")]
    [TestCase("posts", "odd < 6", "", TestName = "{m}(a range keeps to numbers)")]
    [TestCase("posts", "odd >= \"4\"", "", TestName = "{m}(a range keeps to strings)")]
    [TestCase("posts", "odd >= false", "", TestName = "{m}(a range keeps to booleans)")]
    [TestCase("posts", "title >= \"M\"", "title desc")]
    [TestCase("posts", "rating > 1 and stats.likes > 10", "", TestName = "{m}(ranges on two fields)")]
    [TestCase(
        "posts",
        "rating > 1 and stats.likes > 10",
        "stats.likes desc",
        TestName = "{m}(ranges on two fields, sorted by one)"
    )]
    [TestCase("posts", "status in [\"draft\", \"archived\"]", "")]
    [TestCase("posts", "odd in [5, \"5\", true]", "", TestName = "{m}(in, of all types)")]
    [TestCase("posts", "status not-in [\"draft\"]", "")]
    [TestCase("posts", "teamId not-in [\"team-1\"]", "", TestName = "{m}(not-in leaves null out)")]
    [TestCase("posts", "tags array-contains \"x\"", "")]
    [TestCase("posts", "tags array-contains-any [\"x\", \"y\"]", "")]
    [TestCase("posts", "tags array-contains \"x\" and rating > 2", "rating")]
    [TestCase("posts", "status == \"draft\" or rating > 7", "")]
    [TestCase("posts", "status == \"draft\" or rating > 7", "rating desc")]
    [TestCase("posts", "status == \"published\" and (rating > 7 or stats.likes < 50)", "")]
    [TestCase(
        "posts",
        "body > \"a\" or status == \"draft\"",
        "",
        TestName = "{m}(or, with a field that some have not)"
    )]
    [TestCase("**/comments", "", "", TestName = "{m}(a group)")]
    [TestCase("**/comments", "text > \"a\"", "text desc", TestName = "{m}(a group, sorted)")]
    [TestCase("**/comments", "authorId == \"user-1\"", "", TestName = "{m}(a group, filtered)")]
    public async Task Query_returns_what_the_emulator_returns(string collection, string filter, string sort)
    {
        var (session, data) = await Opening.Value;
        foreach (var limit in new int?[] { null, 3, 1 })
        {
            var query = Queries.Of(collection, [], filter, sort, limit);
            var expected = QueryEvaluator.Run(query, data);
            var verdict = await session.RunAsync(Case(query, expected));
            (verdict.Status, verdict.Message)
                .Should()
                .Be(
                    (CaseStatus.Passed, ""),
                    $"{expected.Count} documents are expected of {RequestText.Of(new QueryRequest(query))}"
                );
        }
    }

    [Test]
    public async Task Query_below_a_parent_returns_what_is_below_it()
    {
        var (session, data) = await Opening.Value;
        var query = Queries.Of("posts/{postId}/comments", ["post-1"], "", "text");
        var expected = QueryEvaluator.Run(query, data);
        expected.Should().HaveCount(3);
        (await session.RunAsync(Case(query, expected))).Status.Should().Be(CaseStatus.Passed);
    }

    private static AccessCase Case(ListQuery query, IReadOnlyList<Document> expected) =>
        new(
            "query",
            CaseKind.AccessPattern,
            "query",
            new Place("spec.md", 1, 1),
            "",
            query.Collection,
            Operation.List,
            "Admin",
            Identity.Admin,
            new QueryRequest(query),
            true
        )
        {
            Result = new ExpectedResult([.. expected.Select(document => document.Path)]),
        };

    private static async Task<(IRulesSession, Dataset)> OpenAsync()
    {
        var data = new FixtureFactory(
            TestData.Model(TestData.Blog),
            new FixtureOptions { RootDocuments = 12 }
        ).Generate();
        object?[] odd =
        [
            5L,
            5.0,
            5.5,
            -1L,
            double.NaN,
            "5",
            "",
            "Z",
            "é",
            true,
            false,
            null,
            new Timestamp(5, 0),
            new GeoPoint(5, 5),
            Blob.CopyFrom([5]),
            new List<object?> { 5L },
            new List<object?>(),
            new Dictionary<string, object?> { ["a"] = 5L },
            new Dictionary<string, object?>(),
        ];
        foreach (var (at, value) in odd.Index())
        {
            var fields = FieldTree
                .Empty.With("odd", value)
                .With("tags", new List<object?> { "x", at % 2 == 0 ? "y" : 1L });
            data.Add(
                new Document(
                    $"posts/odd-{at}",
                    at % 3 == 0 ? fields.With("rating", value).With("teamId", null) : fields
                )
            );
        }

        data.Add(new Document("posts/empty", FieldTree.Empty));
        data.Add(new Document("other/a/comments/z", FieldTree.Empty.With("text", "b").With("authorId", "user-1")));
        return (await TestEngines.OpenAsync("match /{any=**} { allow read: if false; }", data), data);
    }
}
