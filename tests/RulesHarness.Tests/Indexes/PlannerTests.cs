using RulesHarness.Indexes.Files;
using RulesHarness.Indexes.Planning;
using RulesHarness.Indexes.Proof;
using RulesHarness.Specification.Model;

namespace RulesHarness.Tests.Indexes;

/// <summary>Tests the plans of queries: automatic indexes, several indexes merged, a declared one, or none.</summary>
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
    [TestCase(
        "a == 1 and b == 2",
        "d asc",
        "list",
        "`c`: `a` asc, `d` asc; `c`: `b` asc, `d` desc",
        "Missing",
        "c: b asc, d asc"
    )]
    [TestCase(
        "a == 1 and l array-contains 2",
        "d asc",
        "list",
        "`c`: `a` asc, `d` asc; `c`: `l` array-contains, `d` asc",
        "Merged",
        ""
    )]
    [TestCase("(a == 1 or b == 2)", "d asc", "list", "`c`: `a` asc, `d` asc", "Missing", "c: b asc, d asc")]
    [TestCase("a in [1, 2]", "a desc", "list", "", "Automatic", "")]
    [TestCase("a in [1, 2] and b == 3", "a asc", "list", "", "Missing", "c: b asc, a asc")]
    [TestCase("a in [1, 2] and b == 3", "a asc", "list", "`c`: `b` asc, `a` asc", "Declared", "")]
    [TestCase(
        "a in [1, 2] and b in [3] and d == 4",
        "a asc",
        "list",
        "`c`: `b` asc, `a` asc; `c`: `d` asc, `a` asc",
        "Missing",
        "c: b asc, d asc, a asc"
    )]
    [TestCase(
        "(a == 1 or a == 2) and b == 3 and d == 4",
        "a asc",
        "list",
        "`c`: `b` asc, `a` asc; `c`: `d` asc, `a` asc",
        "Missing",
        "c: b asc, d asc, a asc"
    )]
    [TestCase("a in [1] and b == 3", "a asc", "list", "", "Merged", "")]
    [TestCase("a == 1 and b == 3", "a asc", "list", "", "Merged", "")]
    [TestCase("a in [1, 2] and b == 3", "d asc", "list", "`c`: `b` asc, `d` asc; `c`: `a` asc, `d` asc", "Merged", "")]
    [TestCase("l array-contains 1", "l asc", "list", "", "Missing", "c: l array-contains, l asc")]
    [TestCase("l array-contains 1", "l asc", "list", "`c`: `l` array-contains, `l` asc", "Declared", "")]
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
    [TestCase(
        "{\"collectionGroup\": \"c\", \"fieldPath\": \"*\", \"indexes\": []}, {\"collectionGroup\": \"c\", \"fieldPath\": \"a\", \"indexes\": [{\"order\": \"ASCENDING\"}]}",
        "a == 1",
        "Automatic"
    )]
    [TestCase("{\"collectionGroup\": \"c\", \"fieldPath\": \"a\", \"indexes\": []}", "a == 1 and b == 2", "Missing")]
    [TestCase("{\"collectionGroup\": \"d\", \"fieldPath\": \"a\", \"indexes\": []}", "a == 1", "Automatic")]
    [TestCase(
        "{\"collectionGroup\": \"c\", \"fieldPath\": \"a\", \"ttl\": true, \"indexes\": [{\"order\": \"ASCENDING\"}]}",
        "a == 1",
        "Automatic"
    )]
    public void Overrides_take_automatic_indexes_away(string overrides, string filter, string status)
    {
        var file = IndexFile.Read("i.json", $"{{\"indexes\": [], \"fieldOverrides\": [{overrides}]}}");
        file.Diagnostics.Should().BeEmpty();
        IndexPlanner
            .Plan(Plan("c", filter, "", "list", "").Query, file.ToIndexSet())
            .Status.ToString()
            .Should()
            .Be(status);
    }

    [TestCase("", "Missing", "c: v vector")]
    [TestCase("a == 1", "Missing", "c: a asc, v vector")]
    [TestCase("a == 1 and b == 2", "Missing", "c: a asc, b asc, v vector", TestName = "{m}(no merging)")]
    [TestCase("d == 1", "Declared", "")]
    [TestCase("a > 1", "Unsupported", "")]
    public void Vector_search_is_served(string filter, string status, string missing)
    {
        var declared = new IndexSet(
            [
                new IndexShape(
                    "c",
                    false,
                    [new("d", IndexMode.Ascending), new("v", IndexMode.Vector) { Dimension = 3 }],
                    false
                ),
                new IndexShape(
                    "c",
                    false,
                    [new("b", IndexMode.Ascending), new("v", IndexMode.Vector) { Dimension = 3 }],
                    false
                ),
            ],
            []
        );
        var plan = IndexPlanner.Plan(
            Plan("c", filter, "", "list", "").Query with
            {
                Nearest = new IndexField("v", IndexMode.Vector) { Dimension = 3 },
            },
            declared
        );
        (plan.Status.ToString(), string.Join("; ", plan.Missing)).Should().Be((status, missing));
    }

    [TestCase("", "__name__ desc")]
    [TestCase("a > 1", "__name__ asc")]
    public void Query_that_no_index_could_serve_is_not_supported(string filter, string sort)
    {
        var planned = Plan("c", filter, sort, "list", "");
        (planned.Plan.Status, planned.Plan.Reason)
            .Should()
            .Be((PlanStatus.Unsupported, planned.Plan.Reason))
            .And.NotBe((PlanStatus.Unsupported, null));
    }

    [TestCase("a in [1, 2] and b == 3", "RH5052", "may fail")]
    [TestCase("a == 1 and b > 3", "RH5020", "fails")]
    public void Index_that_is_not_certain_to_be_needed_is_reported_as_such(string filter, string id, string verb)
    {
        var finding = Patterns
            .Prove("c", filter, filter.Contains('>', StringComparison.Ordinal) ? "" : "a asc", "list", "")
            .Diagnostics.Should()
            .ContainSingle()
            .Which;
        finding.Id.Should().Be(id);
        finding.Message.Should().Contain($"{verb} in production");
        finding.Help.Should().StartWith("add to i.json: {");
    }

    private static PlannedPattern Plan(string collection, string filter, string sort, string kind, string declared) =>
        Patterns.Prove(collection, filter, sort, kind, declared).Patterns.Single();
}
