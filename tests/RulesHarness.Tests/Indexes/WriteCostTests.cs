using RulesHarness.Indexes.Cost;
using RulesHarness.Indexes.Files;
using RulesHarness.Indexes.Proof;
using RulesHarness.Specification;
using RulesHarness.Specification.Model;

namespace RulesHarness.Tests.Indexes;

/// <summary>Tests the index cost of writes, and names that the spec doesn't know.</summary>
public sealed class WriteCostTests
{
    private const string TagsAndTime =
        """{ "collectionGroup": "c", "queryScope": "COLLECTION", "fields": [{ "fieldPath": "tags", "arrayConfig": "CONTAINS" }, { "fieldPath": "at", "order": "ASCENDING" }] }""";
    private const string TimeFirst =
        """{ "collectionGroup": "c", "queryScope": "COLLECTION", "fields": [{ "fieldPath": "at", "order": "ASCENDING" }, { "fieldPath": "n", "order": "ASCENDING" }] }""";

    // Fields: n int, at timestamp, tags an array. A value has an entry each way, an item one.
    [TestCase("items 0..4", "", 8, 0)]
    [TestCase("items 0..4", TagsAndTime, 8, 4)]
    [TestCase("items 0..4", TimeFirst, 8, 1)]
    [TestCase("", TagsAndTime, 7, 3, TestName = "{m}(as long as was sampled)")]
    public void Document_pays(string constraint, string indexes, long automatic, long composite)
    {
        var cost = Cost(constraint, "", $"{{ \"indexes\": [{indexes}] }}", out _);
        (cost.Automatic, cost.Composite.Sum(index => index.Entries), cost.Entries)
            .Should()
            .Be((automatic, composite, automatic + composite));
    }

    [TestCase("{ \"collectionGroup\": \"c\", \"fieldPath\": \"at\", \"indexes\": [] }", 6)]
    [TestCase("{ \"collectionGroup\": \"c\", \"fieldPath\": \"tags\", \"indexes\": [] }", 4)]
    [TestCase("{ \"collectionGroup\": \"c\", \"fieldPath\": \"*\", \"indexes\": [] }", 0)]
    [TestCase(
        "{ \"collectionGroup\": \"c\", \"fieldPath\": \"n\", \"indexes\": [{ \"order\": \"ASCENDING\" }, { \"order\": \"ASCENDING\", \"queryScope\": \"COLLECTION_GROUP\" }] }",
        8
    )]
    public void Overrides_change_what_it_pays(string entry, long automatic) =>
        Cost("items 0..4", "", $"{{ \"indexes\": [], \"fieldOverrides\": [{entry}] }}", out _)
            .Automatic.Should()
            .Be(automatic);

    [TestCase("items 0..39996", 0)]
    [TestCase("items 0..39997", 1)]
    public void Document_with_more_entries_than_firestore_accepts_is_reported(string constraint, int findings)
    {
        var cost = Cost(constraint, "", "{ \"indexes\": [] }", out var file);
        cost.Findings(file).Count(finding => finding is { Id: "RH5060", Line: > 1 }).Should().Be(findings);
    }

    [TestCase("900/s", TimeFirst, "", 2)]
    [TestCase("60,000 per minute", TagsAndTime, "", 1)]
    [TestCase("900/s", TimeFirst, "{ \"collectionGroup\": \"c\", \"fieldPath\": \"at\", \"indexes\": [] }", 1)]
    [TestCase("900/s", TagsAndTime, "{ \"collectionGroup\": \"c\", \"fieldPath\": \"at\", \"indexes\": [] }", 0)]
    [TestCase("500/s", TimeFirst, "", 0)]
    [TestCase("", TimeFirst, "", 0)]
    public void Index_that_begins_with_the_clock_is_a_hot_spot_at_a_high_rate(
        string rate,
        string indexes,
        string overrides,
        int findings
    )
    {
        var cost = Cost(
            "items 0..4",
            rate,
            $"{{ \"indexes\": [{indexes}], \"fieldOverrides\": [{overrides}] }}",
            out var file
        );
        cost.Findings(file).Count(finding => finding.Id == "RH5061").Should().Be(findings);
    }

    [TestCase("d", "n", "RH5025 the spec has no collection `d`")]
    [TestCase("c", "m", "RH5026 no collection `c` of the spec has a field `m`")]
    [TestCase("c", "m.x", "RH5026 no collection `c` of the spec has a field `m.x`")]
    public void Name_that_the_spec_does_not_know_is_a_warning(string collection, string field, string finding)
    {
        var text =
            $"{{ \"indexes\": [{TimeFirst.Replace("\"c\"", $"\"{collection}\"", StringComparison.Ordinal).Replace("\"n\"", $"\"{field}\"", StringComparison.Ordinal)}] }}";
        var diagnostics = IndexCoverage
            .Of(Model("", ""), IndexFile.Read("i.json", text), "i.json", (_, _) => null)
            .Diagnostics;
        diagnostics
            .Where(one => one.Id is "RH5025" or "RH5026")
            .Select(one => $"{one.Id} {one.Message}")
            .Should()
            .ContainSingle()
            .Which.Should()
            .StartWith(finding);
    }

    [TestCase("often")]
    [TestCase("5/week")]
    [TestCase("x/s")]
    public void Rate_that_can_not_be_read_is_an_error(string rate) =>
        SpecReader
            .Read([new SpecFile("s.md", Spec("", rate))])
            .Diagnostics.Should()
            .ContainSingle(finding => finding.Id == "RH1015");

    private static WriteCost Cost(string constraint, string rate, string text, out IndexFile file)
    {
        file = IndexFile.Read("i.json", text);
        file.Diagnostics.Should().BeEmpty();
        return WriteCost.Of(Model(constraint, rate), file, (_, _) => 3).Single();
    }

    private static DataModel Model(string constraint, string rate) => TestData.Model(Spec(constraint, rate));

    private static string Spec(string constraint, string rate) =>
        $"""
            ## Database Choice

            Firestore

            ## Collection Inventory

            | Collection | Description | Primary Key | Writes |
            |---|---|---|---|
            | `c` | Documents | auto-generated | {rate} |

            ## Schema Definitions

            ### `c`

            | Field | Type | Required | Constraints | Description |
            |---|---|---|---|---|
            | `n` | int | yes | | |
            | `at` | timestamp | yes | server time | |
            | `tags` | array of string | yes | {constraint} | |

            ## Security Rules

            - **c:** Anyone can read docs.
            """;
}
