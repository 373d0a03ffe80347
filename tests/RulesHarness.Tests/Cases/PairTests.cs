using RulesHarness.Checking;
using RulesHarness.Engines;
using RulesHarness.Tests.Tracing;

namespace RulesHarness.Tests.Cases;

/// <summary>
/// Every comparison that rules can make between two sides is one of the spec language, and is proved from both sides:
/// rules that say it pass a strict check, and rules with another operator, with another side or without it do not.
/// </summary>
[Parallelizable(ParallelScope.All)]
public sealed class PairTests
{
    /// <summary>
    /// Pairs that no document can be made for: two ids of one path, the id of a stored parent, an item of a list in the
    /// same token. A check says so, and does not pass.
    /// </summary>
    private static readonly string[] Unproven =
    [
        "text: own id == parent's id",
        "text: own id != parent's id",
        "text: parent's id == own id",
        "text: parent's id != own id",
        "text: parent's id == literal",
        "text: parent's id != literal",
        "text: literal == parent's id",
        "text: literal != parent's id",
        "list: claim in claim",
        "list: claim not in claim",
        "list: claim has claim",
    ];

    /// <summary>
    /// Pairs that are proved, but for another new field of the same type in place of the right one: the time that is
    /// written is made before the one that is looked up.
    /// </summary>
    private static readonly string[] WithoutOtherSide =
    [
        "time: new field != looked-up field",
        "time: new field < looked-up field",
        "time: new field <= looked-up field",
        "time: looked-up field != new field",
        "time: looked-up field > new field",
        "time: looked-up field >= new field",
    ];

    [TestCaseSource(nameof(Pairs))]
    public async Task Pair_is_proved_from_both_sides(string name)
    {
        var pair = Pair.All.Single(one => $"{Kind(one)}{one}" == name);
        await using var check = await StrictCheck.OfAsync(Spec(pair));
        var right = await check.RunAsync(Rules(pair, pair.Condition()));

        right
            .Verdicts.Where(verdict => verdict.Status != CaseStatus.Passed)
            .Select(verdict => $"{verdict.Case.Id}: {verdict.Case.Title}")
            .Concat(right.Outcome == Outcome.Holds ? [] : right.Found())
            .Should()
            .BeEmpty();
        foreach (var wrong in Wrong(pair, withSides: !WithoutOtherSide.Contains(name)))
        {
            (await check.RunAsync(Rules(pair, wrong))).Outcome.Should().Be(Outcome.Fails, wrong);
        }
    }

    [TestCaseSource(nameof(Instants))]
    public async Task Equality_with_a_time_that_moves_is_rejected(string name)
    {
        var pair = Pair.All.Single(one => $"{Kind(one)}{one}" == name);

        var report = await CheckAsync(pair, pair.Condition());

        report.Outcome.Should().NotBe(Outcome.Holds);
        report.Diagnostics.Should().Contain(found => found.Id == "RH1072");
    }

    [TestCaseSource(nameof(Unproven))]
    public async Task Pair_without_a_case_is_an_error(string name)
    {
        var pair = Pair.All.Single(one => $"{Kind(one)}{one}" == name);

        var report = await CheckAsync(pair, pair.Condition());

        report.Outcome.Should().Be(Outcome.Fails);
        report.Diagnostics.Should().Contain(found => found.Id == "RH7020" || found.Id == "RH7021");
    }

    private static IEnumerable<string> Wrong(Pair pair, bool withSides)
    {
        string[] sides = [pair.Condition(left: pair.Left.Other), pair.Condition(right: pair.Right.Other)];
        return pair.Others.Select(sign => pair.Condition(sign)).Concat(withSides ? sides : []).Append("true");
    }

    private static IEnumerable<string> Pairs => Names(isOfInstant: false).Except(Unproven);

    private static IEnumerable<string> Instants => Names(isOfInstant: true);

    private static IEnumerable<string> Names(bool isOfInstant) =>
        Pair.All.Where(pair => IsOfInstant(pair) == isOfInstant).Select(pair => $"{Kind(pair)}{pair}");

    /// <summary>A stored time that is the request's, or any time that is an hour before it.</summary>
    private static bool IsOfInstant(Pair pair)
    {
        var (one, other) = pair.Left.Name is "now" or "an hour ago" ? (pair.Left, pair.Right) : (pair.Right, pair.Left);
        return pair.Operator is "==" or "!=" && (one.Name == "an hour ago" || one.Name == "now" && !other.IsNew);
    }

    private static string Kind(Pair pair) =>
        pair.Left.Spec.EndsWith(".n", StringComparison.Ordinal)
        || pair.Right.Spec.EndsWith(".n", StringComparison.Ordinal)
        || pair.Left.Spec == "n"
        || pair.Right.Spec == "n"
            ? "number: "
        : pair.Left.Spec is "t" or "new.t" or "teams/{teamId}.t"
        || pair.Right.Spec is "t" or "new.t" or "teams/{teamId}.t"
            ? "time: "
        : pair.Operator is "in" or "not in" or "has" ? "list: "
        : "text: ";

    private static Task<CheckReport> CheckAsync(Pair pair, string condition) =>
        StrictCheck.RunAsync(Rules(pair, condition), Spec(pair));

    private static string Operation(Pair pair) => pair.IsUpdate ? "update" : "get";

    private static string Spec(Pair pair) =>
        $$"""
            ---
            schema-probes: off
            ---

            ## Database Choice

            Firestore.

            ## Collection Inventory

            | Collection | Description | Primary Key |
            |---|---|---|
            | `rooms` | | auto |
            | `rooms/{roomId}/items` | | auto |
            | `teams` | | auto |

            ## Schema Definitions

            ### `rooms`

            | Field | Type | Required |
            |---|---|---|
            | `name` | string | yes |

            ### `rooms/{roomId}/items`

            | Field | Type | Required |
            |---|---|---|
            | `teamId` | string | yes |
            {{Fields}}

            ### `teams`

            | Field | Type | Required |
            |---|---|---|
            {{Fields}}

            ## Security Rules

            - **rooms:** Nobody can read docs.
            - **teams:** Nobody can read docs.
            - **rooms/{roomId}/items:** Signed-in users can {{Operation(
                pair
            )}} docs where `{{pair.Left.Spec}} {{pair.Operator}} {{pair.Right.Spec}}`.

            """;

    private static string Rules(Pair pair, string condition)
    {
        const string LookUp = "get(/databases/$(database)/documents/teams/$(resource.data.teamId)).data";
        var function = condition.Contains("team()", StringComparison.Ordinal)
            ? $"function team() {{ return {LookUp}; }}"
            : "";
        return $$"""
            match /rooms/{room}/items/{item} {
              {{function}}
              allow {{Operation(pair)}}: if request.auth != null && {{condition}};
            }
            """;
    }

    private const string Fields = """
        | `a` | string | yes |
        | `b` | string | yes |
        | `n` | int | yes |
        | `m` | int | yes |
        | `t` | timestamp | yes |
        | `s` | timestamp | yes |
        | `l` | array of string | yes |
        | `k` | array of string | yes |
        """;
}
