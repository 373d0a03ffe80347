using RulesHarness.Cases;
using RulesHarness.Fixtures;

namespace RulesHarness.Tests.Specification;

/// <summary>
/// In a role, a name in braces is of the document asked for, and any other field is the looked-up document's.
/// </summary>
public sealed class RoleFieldTests
{
    private const string Text = """
        ## Database Choice

        Firestore.

        ## Collection Inventory

        | Collection | Description | Primary Key |
        |---|---|---|
        | `people` | x | auth uid |
        | `files` | x | auto |

        ## Schema Definitions

        ### `people`

        | Field | Type | Required |
        |---|---|---|
        | `org` | string | yes |
        | `uid` | string | yes |
        | `level` | int | yes |

        ### `files`

        | Field | Type | Required |
        |---|---|---|
        | `org` | string | yes |
        | `home org` | string | yes |
        | `rank` | int | yes |

        ## Security Rules

        | Role | Means |
        |---|---|
        | Peer | MEANS |

        - **people:** Nobody can read or write docs.
        - **files:** Peer can get docs.
        """;

    [TestCase("`people/{uid}.org == {org}`", "people/{uid}.org == {org}")]
    [TestCase("`people/{uid}.org == {home org}`", "people/{uid}.org == {home org}")]
    [TestCase(
        "`people/{uid}.org == {org} and people/{uid}.level >= {rank}`",
        "people/{uid}.org == {org} and level >= {rank}"
    )]
    [TestCase("`people/{uid}.level > {rank}`", "people/{uid}.level > {rank}")]
    [TestCase("`people/{uid}.uid == {uid}`", "people/{uid}.uid == uid")]
    [TestCase("`people/{uid}.uid == uid`", "people/{uid}.uid == uid")]
    [TestCase("`people/{uid}.org == people/{uid}.uid`", "people/{uid}.org == uid")]
    public void Role_has_cases_of_callers_with_it_and_without(string means, string read)
    {
        var model = TestData.Model(Text.Replace("MEANS", means, StringComparison.Ordinal));

        var cases = CaseGenerator
            .Generate(model, new FixtureOptions(), TestData.Now)
            .Cases.Where(one =>
                one.Collection.Text == "files" && one.Operation == RulesHarness.Specification.Model.Operation.Get
            )
            .ToList();

        model.Roles[0].ToString().Should().Be(read);
        cases.Should().Contain(one => one.IsAllowed && one.Actor == "Peer").And.Contain(one => !one.IsAllowed);
    }

    [TestCase("`people/{uid}.org == {team}`", "RH1063")]
    [TestCase("`people/{uid}.level > 1 and org == \"a\"`", "RH1035")]
    [TestCase("`people/{uid}.level > 1 and level == level`", "RH1034")]
    [TestCase("`people/{uid}.level > 1 and rank > 1`", "RH1032")]
    [TestCase("`people/{uid}.level > 1 and uid == uid`", "RH1034")]
    [TestCase("`people/{uid}.level > 1 and files/{uid}/org == \"a\"`", "RH1060")]
    public void Role_that_could_mean_two_things_is_a_finding(string means, string id) =>
        TestData
            .Read(Text.Replace("MEANS", means, StringComparison.Ordinal))
            .Diagnostics.Select(found => found.Id)
            .Should()
            .Equal([id]);
}
