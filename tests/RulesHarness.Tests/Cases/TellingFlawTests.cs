using RulesHarness.Checking;
using RulesHarness.Tests.Tracing;

namespace RulesHarness.Tests.Cases;

/// <summary>
/// Tests that a wrong write has nothing else wrong with it: it has the server's time where the sentence asks for it,
/// and what the sentence asks of a list. And that what one statement allows is asked of every sentence.
/// </summary>
public sealed class TellingFlawTests
{
    private const string Spec = """
        # Meters

        ## Database Choice

        Firestore.

        ## Collection Inventory

        | Collection | Description | Primary Key |
        |---|---|---|
        | `meters` | Meters | auto-generated |
        | `teams` | Teams | auto-generated |

        ## Schema Definitions

        ### `meters`

        | Field | Type | Required | Constraints |
        |---|---|---|---|
        | `seenAt` | timestamp | yes | |
        | `level` | int | yes | 0..100 |
        | `note` | string | yes | length 2..8 |

        ### `teams`

        | Field | Type | Required | Constraints |
        |---|---|---|---|
        | `ownerId` | string | yes | |
        | `members` | array | yes | items 1..5 |
        | `code` | string | yes | length 3..6 |

        ## Security Rules

        - **meters:** Signed-in users can update docs, only `seenAt` and `level`, where `new.seenAt == now`.
        - **teams:** Owner is `ownerId`.
          - Owner can create own docs where `members has uid and code starts with "T-"`.
          - Owner can delete own docs where `code == "T-0"`.
        """;

    private const string Rules = """
        match /meters/{meterId} {
          allow update: if request.auth != null
            && request.resource.data.diff(resource.data).affectedKeys().hasOnly(['seenAt', 'level'])
            && request.resource.data.seenAt == request.time
            && request.resource.data.level is int
            && request.resource.data.level >= 0 && request.resource.data.level <= 100;
        }
        match /teams/{teamId} {
          allow create: if request.auth != null && request.resource.data.ownerId == request.auth.uid
            && request.resource.data.keys().hasOnly(['ownerId', 'members', 'code'])
            && request.resource.data.members is list && request.auth.uid in request.resource.data.members
            && request.resource.data.members.size() >= 1 && request.resource.data.members.size() <= 5
            && request.resource.data.code is string && request.resource.data.code.matches('T-.*')
            && request.resource.data.code.size() >= 3 && request.resource.data.code.size() <= 6;
          allow delete: if request.auth != null && resource.data.ownerId == request.auth.uid
            && resource.data.code == 'T-0';
        }
        """;

    [TestCase("level >= 0", "level >= 0", true)]
    [TestCase("request.resource.data.level >= 0 &&", "", false)]
    [TestCase("&& request.resource.data.level <= 100", "", false)]
    [TestCase("level <= 100", "level < 100", false)]
    [TestCase("members.size() >= 1", "members.size() > 1", false)]
    [TestCase("members.size() <= 5", "members.size() < 5", false)]
    [TestCase("&& request.resource.data.members.size() <= 5", "", false)]
    [TestCase("code.size() >= 3 &&", "code.size() > 3 &&", false)]
    [TestCase("request.resource.data.code.size() >= 3 &&", "", false)]
    [TestCase("&& request.resource.data.code.size() <= 6", "", false)]
    [TestCase("code.size() <= 6", "code.size() < 6", false)]
    [TestCase("allow delete", "allow delete, update", false)]
    [TestCase("allow delete", "allow write", false)]
    public async Task Each_edit_of_right_rules_is_seen(string part, string edit, bool holds)
    {
        Rules.Should().Contain(part);
        var report = await Notes.CheckEmbeddedAsync(Rules.Replace(part, edit, StringComparison.Ordinal), Spec);

        (report.Outcome == Outcome.Holds)
            .Should()
            .Be(
                holds,
                string.Join("; ", report.Verdicts.Where(one => one.Message.Length > 0).Select(one => one.Case.Title))
            );
    }
}
