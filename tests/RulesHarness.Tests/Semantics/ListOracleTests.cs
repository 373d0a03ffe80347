using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Tests.Semantics;

/// <summary>Tests the decisions of sentences on lists: the query is judged, never the data.</summary>
public sealed class ListOracleTests
{
    [TestCase("status == \"published\"", "guest", true)]
    [TestCase("", "guest", false, TestName = "{m}(without the filter)")]
    [TestCase("status == \"draft\"", "guest", false, TestName = "{m}(another value)")]
    [TestCase("status in [\"published\"]", "guest", true, TestName = "{m}(in, of one value)")]
    [TestCase("status in [\"published\", \"draft\"]", "guest", false, TestName = "{m}(in, of one value too many)")]
    [TestCase("status == \"published\" or rank > 3", "guest", false, TestName = "{m}(or, one side open)")]
    [TestCase(
        "status == \"published\" and (rank > 3 or rank < 1)",
        "guest",
        true,
        TestName = "{m}(or, both sides granted)"
    )]
    [TestCase("status != \"draft\"", "guest", false, TestName = "{m}(what is not said)")]
    [TestCase("authorId == \"ann\"", "ann", true, TestName = "{m}(own docs)")]
    [TestCase("authorId == \"ann\"", "bob", false, TestName = "{m}(somebody else's docs)")]
    [TestCase("", "ann", false, TestName = "{m}(everybody's docs)")]
    [TestCase("authorId == \"ann\" or status == \"published\"", "ann", true, TestName = "{m}(or, by two sentences)")]
    [TestCase("", "mod", true, TestName = "{m}(a role)")]
    [TestCase("teamId == \"t1\"", "ed", true, TestName = "{m}(a role by a field)")]
    [TestCase("teamId == \"t2\"", "ed", false, TestName = "{m}(a role by another value)")]
    [TestCase("", "ed", false, TestName = "{m}(a role by a field that is not known)")]
    public void List_of_posts_is_granted(string filter, string caller, bool granted) =>
        Granted("posts", [], filter, caller).Should().Be(granted);

    [TestCase("rank < 10", true)]
    [TestCase("rank < 5", true, TestName = "{m}(narrower)")]
    [TestCase("rank <= 9", true)]
    [TestCase("rank <= 10", false, TestName = "{m}(one more)")]
    [TestCase("rank < 20", false, TestName = "{m}(wider)")]
    [TestCase("rank > 3", false, TestName = "{m}(the other way)")]
    [TestCase("rank > 3 and rank < 8", true, TestName = "{m}(between)")]
    [TestCase("rank == 9", true, TestName = "{m}(a value within)")]
    [TestCase("rank == 10", false, TestName = "{m}(a value outside)")]
    [TestCase("state == \"a\"", true, TestName = "{m}(one of the values)")]
    [TestCase("state in [\"a\", \"b\"]", true, TestName = "{m}(all of the values)")]
    [TestCase("state in [\"a\", \"c\"]", false, TestName = "{m}(a value too many)")]
    [TestCase("tags array-contains \"x\"", true)]
    [TestCase("tags array-contains \"y\"", false)]
    [TestCase("tags array-contains-any [\"x\"]", true, TestName = "{m}(any of one value)")]
    [TestCase("tags array-contains-any [\"x\", \"y\"]", false, TestName = "{m}(any of a value too many)")]
    [TestCase("rank < 5 and state == \"z\"", false, TestName = "{m}(what cannot be listed)")]
    public void List_of_notes_is_granted(string filter, bool granted)
    {
        // A sentence that takes back is asked whether it can be shown not to apply, as rules are.
        var asked = filter.Contains("state", StringComparison.Ordinal) ? filter : $"state == \"q\" and {filter}";
        Granted("notes", [], asked, "bob").Should().Be(granted);
    }

    [TestCase("state != \"z\" and rank < 5", true)]
    [TestCase("rank < 5", false)]
    public void List_that_may_hold_what_cannot_be_listed_is_denied(string filter, bool granted) =>
        Granted("notes", [], filter, "bob").Should().Be(granted);

    [TestCase("authorId == \"bob\"", "bob", true)]
    [TestCase("", "bob", false)]
    [TestCase("", "mod", false)]
    public void List_of_a_group_is_granted_by_the_group(string filter, string caller, bool granted) =>
        Granted("**/comments", [], filter, caller).Should().Be(granted);

    [TestCase("published", "ann", true, TestName = "{m}(a role by the path)")]
    [TestCase("published", "bob", false)]
    public void List_below_a_parent_is_granted_by_the_path(string parent, string caller, bool granted) =>
        Granted("posts/{postId}/comments", [parent], "", caller).Should().Be(granted);

    [TestCase("t1", "ed", true)]
    [TestCase("t2", "ed", false)]
    [TestCase("t1", "bob", false)]
    public void List_of_a_team_is_granted_to_its_members(string team, string caller, bool granted) =>
        Granted("teams/{teamId}/members", [team], "", caller).Should().Be(granted);

    [TestCase(50, true)]
    [TestCase(51, false)]
    [TestCase(null, false)]
    public void List_is_granted_by_its_limit(int? limit, bool granted)
    {
        var model = TestData.Model(
            TestData.BlogWith(
                "Anyone can read docs where `status == \"published\"`.",
                "Anyone can list docs where `query.limit <= 50`."
            )
        );
        var query = Queries.Of("posts", [], "") with { Limit = limit };
        new AccessOracle(model, new Dataset(), default)
            .IsGranted(
                new PolicyRequest(AccessOracleTests.Caller("bob"), Operation.List, query.Collection, query.Path)
                {
                    Query = query,
                }
            )
            .Should()
            .Be(granted);
    }

    [Test]
    public void Owner_by_document_id_has_nothing_to_list() => Granted("users", [], "", "ann").Should().BeFalse();

    private static bool Granted(string collection, IReadOnlyList<string> parents, string filter, string caller)
    {
        var query = Queries.Of(collection, parents, filter);
        return AccessOracleTests
            .Oracle()
            .IsGranted(
                new PolicyRequest(AccessOracleTests.Caller(caller), Operation.List, query.Collection, query.Path)
                {
                    Query = query,
                }
            );
    }
}
