using RulesHarness.Checking;
using RulesHarness.Tests.Tracing;

namespace RulesHarness.Tests.Cases;

/// <summary>Tests access patterns that filter by what a map says of the caller.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class MapFilterTests
{
    private const string Owns = "resource.data.members[request.auth.uid] == 'owner'";

    private const string Rules = $$"""
        match /rooms/{roomId} {
          allow list: if request.auth != null && {{Owns}};
        }
        """;

    private const string Spec = """
        ## Database Choice

        Firestore.

        ## Collection Inventory

        | Collection | Description | Primary Key |
        |---|---|---|
        | `rooms` | | auto |

        ## Schema Definitions

        ### `rooms`

        | Field | Type | Required | Constraints |
        |---|---|---|---|
        | `title` | string | yes | length 1..60 |
        | `kind` | enum("open", "closed") | yes | |
        | `members` | map of string to enum("owner", "guest") | yes | items 1..20 |
        | `createdAt` | timestamp | yes | |

        ## Access Patterns

        | Query | Collection | Filters | Sort | Limit | Kind | As |
        |---|---|---|---|---|---|---|
        | Own rooms | `rooms` | `members[uid] == "owner"` | | | list | |
        | Own closed rooms | `rooms` | `kind == "closed" and members[uid] == "owner"` | | 10 | listen | |
        | How many | `rooms` | `members[uid] in ["owner"]` | | | count | Signed-in users |

        ## Security Rules

        - **rooms:** Signed-in users can list docs where `members[uid] == "owner"`.

        """;

    [TestCase(Owns)]
    [TestCase("resource.data.members.get(request.auth.uid, '') == 'owner'")]
    [TestCase("'owner' == resource.data.members[request.auth.uid]")]
    [TestCase("resource.data.members[request.auth.uid] in ['owner']")]
    public async Task Rules_that_grant_the_filter_hold(string condition)
    {
        var report = await StrictCheck.RunAsync(With(condition), Spec);

        report.Outcome.Should().Be(Outcome.Holds, string.Join('\n', report.Found()));
    }

    [TestCase("resource.data.members[request.auth.uid] in ['owner', 'guest']")]
    [TestCase("resource.data.members[request.auth.uid] == 'guest'")]
    [TestCase("resource.data.members[request.auth.uid] != 'guest'")]
    [TestCase("resource.data.members[request.auth.uid] != null")]
    [TestCase("request.auth.uid in resource.data.members")]
    [TestCase("true")]
    [TestCase("resource.data.members['user-stranger'] == 'owner'")]
    [TestCase("resource.data.members['owner'] == request.auth.uid")]
    [TestCase("resource.data.members[resource.data.title] == 'owner'")]
    [TestCase($"{Owns} && resource.data.kind == 'closed'")]
    [TestCase($"({Owns} || resource.data.kind == 'closed')")]
    [TestCase($"{Owns} && request.query.limit <= 10")]
    [TestCase($"({Owns} || request.query.limit <= 10)")]
    public async Task Rules_that_grant_another_filter_fail(string condition)
    {
        var report = await StrictCheck.RunAsync(With(condition), Spec);

        report.Outcome.Should().Be(Outcome.Fails);
    }

    [TestCase("createdAt desc", "", "members[uid] asc, createdAt desc")]
    [TestCase("", " and title > \"a\"", "members[uid] asc, title asc")]
    [TestCase("title", " and kind == \"open\"", "kind asc, members[uid] asc, title asc")]
    public async Task Index_for_each_user_is_a_finding(string sort, string also, string index)
    {
        var pattern = $"| Some | `rooms` | `members[uid] == \"owner\"{also}` | {sort} | | list | |\n| How many |";

        var report = await StrictCheck.RunAsync(Rules, Spec.Replace("| How many |", pattern, StringComparison.Ordinal));

        report.Outcome.Should().Be(Outcome.Fails);
        report.Found().Should().ContainSingle().Which.Should().Contain($"needs the index rooms: {index}, and");
    }

    private static string With(string condition) => Rules.Replace(Owns, condition, StringComparison.Ordinal);
}
