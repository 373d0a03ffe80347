using RulesHarness.Cases;
using RulesHarness.Engines;
using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Values;
using RulesHarness.Fixtures;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Tests.Cases;

/// <summary>
/// Access patterns that search the nearest vectors: each engine returns exactly the expected documents, in order and
/// with their distances.
/// </summary>
public sealed class NearestPatternTests
{
    private const string Rules = """
        match /songs/{songId} {
          allow list: if request.auth != null && resource.data.open == true && request.query.limit == null;
        }
        """;

    private static readonly string[] Engines = ["embedded", "emulator"];

    private static readonly string[] Sorts =
    [
        "nearest by sound, cosine distance",
        "nearest by sound, euclidean distance",
        "nearest by sound, dot product",
        "nearest by sound, cosine distance at most 0.4, as distance",
        "nearest by sound, cosine distance at most 0.0001",
        "nearest by sound, cosine distance at most 0.9, as distance",
        "nearest by sound, euclidean distance at most 0.6",
        "nearest by sound, euclidean distance at most 25, as distance",
        "nearest by sound, dot product at least 0.7, as distance",
        "nearest by sound, dot product at least 1000",
        "nearest by sound, dot product at least -0.2",
    ];

    [Test]
    public async Task Search_returns_the_expected_documents_on_each_engine(
        [ValueSource(nameof(Sorts))] string sort,
        [ValueSource(nameof(Engines))] string engine,
        [Values(2, 64)] int dimension
    )
    {
        var set = Cases(sort, $"vector {dimension}", limit: 5);
        await using var session = await TestEngines.OpenAsync(Rules, set.Data, engine);

        foreach (var one in Patterns(set))
        {
            var verdict = await session.RunAsync(one);
            verdict.Status.Should().Be(CaseStatus.Passed, $"{one.Title}: {verdict.Message}");
        }
    }

    [TestCaseSource(nameof(Sorts))]
    public void Search_finds_some_documents_and_leaves_out_others(string sort)
    {
        var found = Granted(Cases(sort, "vector 8", limit: 100)).Result!.Documents;

        var all = Granted(Cases("", "vector 8", limit: 100)).Result!.Documents;
        found.Should().NotBeEmpty().And.BeSubsetOf(all);
        if (sort.Contains("at ", StringComparison.Ordinal))
        {
            found.Should().HaveCountLessThan(all.Count);
        }
    }

    [Test]
    public void Limit_is_that_of_the_search()
    {
        var query = ((QueryRequest)Granted(Cases(Sorts[0], "vector 8", limit: 2)).Request).Query;

        (query.Limit, query.Nearest!.Limit).Should().Be((null, 2));
        Granted(Cases(Sorts[0], "vector 8", limit: 2)).Result!.Documents.Should().HaveCount(2);
    }

    [Test]
    public void Measures_order_documents_each_in_its_own_way() =>
        Sorts[..3]
            .Select(sort =>
                string.Join(' ', Granted(Cases(sort, "vector 16", limit: 100, documents: 40)).Result!.Documents)
            )
            .Should()
            .OnlyHaveUniqueItems();

    [Test]
    public void Vectors_of_one_dimension_have_no_order_by_their_angle() =>
        Cases(Sorts[0], "vector 1", limit: 5).Findings.Select(found => found.Id).Should().Equal("RH4017");

    [Test]
    public void Missing_vectors_are_not_found()
    {
        var set = Cases(Sorts[0], "vector 8 or null", limit: 100);

        var found = Granted(set)
            .Result!.Documents.Select(path => set.Data.TryGet(path, out var stored) ? stored.Fields.At("sound") : null);
        found.Should().NotBeEmpty().And.AllBeOfType<VectorValue>();
    }

    [TestCase("a distance that differs", 0.5, 0.25, "expected the distance 0.5 of songs/a, got 0.25")]
    [TestCase("a distance that is rounded in another way", 0.5, 0.5 + 1e-12, null)]
    public void Distance_is_compared(string _, double expected, double got, string? difference) =>
        ResultComparison
            .Difference(
                new ExpectedResult(["songs/a"]) { Distances = [expected] },
                EngineResponse.Allowed() with
                {
                    Documents = ["songs/a"],
                    Distances = [got],
                }
            )
            .Should()
            .Be(difference);

    [Test]
    public void Distance_that_is_not_returned_is_a_difference() =>
        ResultComparison
            .Difference(
                new ExpectedResult(["songs/a"]) { Distances = [0.5] },
                EngineResponse.Allowed() with
                {
                    Documents = ["songs/a"],
                }
            )
            .Should()
            .Be("expected 1 distances, got 0");

    // Far from each other in one measure, and nearly as far in another.
    [TestCase(DistanceMeasure.Euclidean, true)]
    [TestCase(DistanceMeasure.DotProduct, true)]
    [TestCase(DistanceMeasure.Cosine, false)]
    public void Vector_tells_all_documents_apart_if_one_does(DistanceMeasure measure, bool isPossible)
    {
        var fixtures = new FixtureFactory(TestData.Model(Spec(Sorts[0], "vector 2", 5)), new FixtureOptions());
        Document[] documents = [Song("a", 1, 1), Song("b", 2, 2), Song("c", 4, 4), Song("d", 4, 4)];

        var vector = new SearchedVectors(fixtures).Choose(new NearestSearch("sound", measure), 2, documents);

        (vector is not null).Should().Be(isPossible);
    }

    private static Document Song(string id, double x, double y) =>
        new($"songs/{id}", new Dictionary<string, object?> { ["sound"] = new VectorValue(x, y) });

    private static AccessCase Granted(CaseSet set) => Patterns(set).First(one => one.IsAllowed);

    private static IEnumerable<AccessCase> Patterns(CaseSet set)
    {
        set.Findings.Should().BeEmpty();
        return set.Cases.Where(one => one.Kind == CaseKind.AccessPattern);
    }

    private static CaseSet Cases(string sort, string type, int limit, int documents = 8) =>
        CaseGenerator.Generate(
            TestData.Model(Spec(sort, type, limit)),
            new FixtureOptions { RootDocuments = documents },
            TestData.Now
        );

    private static string Spec(string sort, string type, int limit) =>
        $"""
            # Songs

            ## Database Choice

            Firestore.

            ## Collection Inventory

            | Collection | Description | Primary Key |
            |---|---|---|
            | `songs` | What is sung | auto-generated |

            ## Schema Definitions

            ### `songs`

            | Field | Type | Required |
            |---|---|---|
            | `open` | boolean | yes |
            | `sound` | {type} | yes |

            ## Access Patterns

            | Query | Collection | Filters | Sort | Limit |
            |---|---|---|---|---|
            | Songs like this one | `songs` | `open == true` | {sort} | {limit} |

            ## Security Rules

            - **songs:** Signed-in users can list docs where `open == true`.
            """;
}
