using RulesHarness.Checking;
using RulesHarness.Indexes.Files;
using RulesHarness.Indexes.Planning;
using RulesHarness.Indexes.Proof;
using RulesHarness.Specification;
using RulesHarness.Specification.Model;

namespace RulesHarness.Tests.Indexes;

/// <summary>How queries are served: by what Firestore makes by itself, by several indexes merged, by a declared one, or not at all.</summary>
public sealed class PlannerTests
{
    // Filters | sort | kind | declared, separated by semicolons | status | what is missing
    [TestCase("", "", "list", "", "Automatic", "")]
    [TestCase("a == 1", "", "list", "", "Automatic", "")]
    [TestCase("a > 1", "a desc", "list", "", "Automatic", "")]
    [TestCase("a in [1, 2]", "", "list", "", "Automatic", "")]
    [TestCase("l array-contains 1", "", "list", "", "Automatic", "")]
    [TestCase("a == 1 or b == 2", "", "list", "", "Automatic", "")]
    [TestCase("a != 1", "a asc", "list", "", "Automatic", "")]
    [TestCase("", "", "sum(n)", "", "Automatic", "")]
    [TestCase("a == 1 and b == 2", "", "list", "", "Merged", "")]
    [TestCase("a == 1 and b in [2, 3] and l array-contains 4", "", "list", "", "Merged", "")]
    [TestCase("a == 1 and b == 2", "", "count", "", "Merged", "")]
    [TestCase("a == 1 and b == 2", "", "list", "`c`: `b` desc, `a` asc, `__name__` asc", "Declared", "")]
    [TestCase("a == 1", "a desc, b asc", "list", "`c`: `a` asc, `b` asc", "Declared", "")]
    [TestCase("a == 1", "b desc", "list", "`c`: `a` asc, `b` desc", "Declared", "")]
    [TestCase("a == 1", "b desc", "list", "`c`: `a` desc, `b` desc", "Declared", "")]
    [TestCase("a == 1", "b desc", "list", "`c`: `a` asc, `b` asc", "Missing", "c: a asc, b desc")]
    [TestCase("a == 1", "b desc", "list", "`c`: `a` asc, `b` desc, `d` desc", "Missing", "c: a asc, b desc")]
    [TestCase("a == 1", "b desc", "list", "", "Missing", "c: a asc, b desc")]
    [TestCase("a == 1 and b > 2", "", "list", "", "Missing", "c: a asc, b asc")]
    [TestCase("a > 1 and b > 2", "", "list", "", "Missing", "c: a asc, b asc")]
    [TestCase("a == 1", "", "sum(n)", "", "Missing", "c: a asc, n asc")]
    [TestCase("a == 1 and b == 2", "d asc", "list", "`c`: `a` asc, `d` asc; `c`: `b` asc, `d` asc", "Merged", "")]
    [TestCase("a == 1 and b == 2", "d asc", "list", "`c`: `a` asc, `d` asc; `c`: `b` asc, `d` desc", "Missing", "c: b asc, d asc")]
    [TestCase("a == 1 and l array-contains 2", "d asc", "list", "`c`: `a` asc, `d` asc; `c`: `l` array-contains, `d` asc", "Merged", "")]
    [TestCase("(a == 1 or b == 2)", "d asc", "list", "`c`: `a` asc, `d` asc", "Missing", "c: b asc, d asc")]
    [TestCase("m.x == 1", "m.y desc", "list", "`c`: `m.x` asc, `m.y` desc", "Declared", "")]
    public void Query_is_served(string filter, string sort, string kind, string declared, string status, string missing)
    {
        var planned = Plan("c", filter, sort, kind, declared);
        planned.Plan.Status.ToString().Should().Be(status);
        string.Join("; ", planned.Plan.Missing).Should().Be(missing);
    }

    [TestCase("a == 1", "", "", "Missing", "**/c: a asc")]
    [TestCase("a == 1", "a desc", "", "Missing", "**/c: a asc, __name__ desc")]
    [TestCase("a == 1 and b == 2", "", "", "Missing", "**/c: a asc, b asc")]
    [TestCase("a == 1", "b asc", "`c`: `a` asc, `b` asc", "Missing", "**/c: a asc, b asc")]
    [TestCase("a == 1", "b asc", "`**/c`: `a` asc, `b` asc", "Declared", "")]
    [TestCase("a == 1", "", "`**/c`: `a` asc", "Automatic", "")]
    [TestCase("a == 1 and b == 2", "", "`**/c`: `a` asc; `**/c`: `b` asc", "Merged", "")]
    [TestCase("", "", "", "Automatic", "")]
    public void Query_of_a_group_is_served(string filter, string sort, string declared, string status, string missing)
    {
        var planned = Plan("**/c", filter, sort, "list", declared);
        planned.Plan.Status.ToString().Should().Be(status);
        string.Join("; ", planned.Plan.Missing).Should().Be(missing);
    }

    [TestCase("{\"collectionGroup\": \"c\", \"fieldPath\": \"a\", \"indexes\": []}", "a == 1", "Missing")]
    [TestCase("{\"collectionGroup\": \"c\", \"fieldPath\": \"m\", \"indexes\": []}", "m.x == 1", "Missing")]
    [TestCase("{\"collectionGroup\": \"c\", \"fieldPath\": \"*\", \"indexes\": []}", "a == 1", "Missing")]
    [TestCase("{\"collectionGroup\": \"c\", \"fieldPath\": \"*\", \"indexes\": []}, {\"collectionGroup\": \"c\", \"fieldPath\": \"a\", \"indexes\": [{\"order\": \"ASCENDING\"}]}", "a == 1", "Automatic")]
    [TestCase("{\"collectionGroup\": \"c\", \"fieldPath\": \"a\", \"indexes\": []}", "a == 1 and b == 2", "Missing")]
    [TestCase("{\"collectionGroup\": \"d\", \"fieldPath\": \"a\", \"indexes\": []}", "a == 1", "Automatic")]
    [TestCase("{\"collectionGroup\": \"c\", \"fieldPath\": \"a\", \"ttl\": true}", "a == 1", "Automatic")]
    public void Overrides_take_automatic_indexes_away(string overrides, string filter, string status)
    {
        var file = IndexFile.Read("i.json", $"{{\"fieldOverrides\": [{overrides}]}}");
        file.Diagnostics.Should().BeEmpty();
        IndexPlanner.Plan(Plan("c", filter, "", "list", "").Query, file.ToIndexSet()).Status.ToString().Should().Be(status);
    }

    [TestCase("", "Missing", "c: v vector")]
    [TestCase("a == 1", "Missing", "c: a asc, v vector")]
    [TestCase("a == 1 and b == 2", "Missing", "c: a asc, b asc, v vector", TestName = "{m}(no merging)")]
    [TestCase("d == 1", "Declared", "")]
    [TestCase("a > 1", "Unsupported", "")]
    public void Vector_search_is_served(string filter, string status, string missing)
    {
        var declared = new IndexSet([new IndexShape("c", false, [new("d", IndexMode.Ascending), new("v", IndexMode.Vector) { Dimension = 3 }], false),
            new IndexShape("c", false, [new("b", IndexMode.Ascending), new("v", IndexMode.Vector) { Dimension = 3 }], false)], []);
        var plan = IndexPlanner.Plan(Plan("c", filter, "", "list", "").Query with { Nearest = new IndexField("v", IndexMode.Vector) { Dimension = 3 } }, declared);
        (plan.Status.ToString(), string.Join("; ", plan.Missing)).Should().Be((status, missing));
    }

    [TestCase("", "__name__ desc")]
    [TestCase("a > 1", "__name__ asc")]
    public void Query_that_no_index_could_serve_is_not_supported(string filter, string sort)
    {
        var planned = Plan("c", filter, sort, "list", "");
        (planned.Plan.Status, planned.Plan.Reason).Should().Be((PlanStatus.Unsupported, planned.Plan.Reason)).And.NotBe((PlanStatus.Unsupported, null));
    }

    private static PlannedPattern Plan(string collection, string filter, string sort, string kind, string declared)
    {
        var spec = $"""
            ## Database Choice

            Firestore

            ## Collection Inventory

            | Collection | Description | Primary Key |
            |---|---|---|
            | `p` | Parents | auto-generated |
            | `{(collection == "c" ? "c" : "p/{pId}/c")}` | Documents | auto-generated |

            ## Schema Definitions

            ### `p`

            | Field | Type | Required | Description |
            |---|---|---|---|
            | `a` | int | yes | |

            ### `{(collection == "c" ? "c" : "p/{pId}/c")}`

            | Field | Type | Required | Description |
            |---|---|---|---|
            | `a` | int | yes | |
            | `b` | int | yes | |
            | `d` | int | yes | |
            | `n` | int | yes | |
            | `l` | array of int | yes | |
            | `m.x` | int | yes | |
            | `m.y` | int | yes | |

            ## Access Patterns

            | Query | Collection | Filters | Sort | Kind | Used By |
            |---|---|---|---|---|---|
            | Q | `{collection}` | {(filter.Length > 0 ? $"`{filter}`" : "")} | {(sort.Length > 0 ? $"`{sort}`" : "")} | {kind} | |

            ## Security Rules

            - **p:** Anyone can read docs.

            ## Indexes

            {string.Join("\n", declared.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(index => $"- {index}"))}
            """;
        var reading = SpecReader.Read([new SpecFile("s.md", spec)]);
        reading.Diagnostics.Where(finding => finding.Severity == Diagnostics.Severity.Error).Should().BeEmpty();
        var text = IndexFileEditor.Add("", reading.Model.Indexes.Select(IndexShape.Of));
        return IndexProof.Of(reading.Model, IndexFile.Read("i.json", text), "i.json", QueryRefusals.OfPattern).Patterns.Single();
    }
}
