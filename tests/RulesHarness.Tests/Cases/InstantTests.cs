using RulesHarness.Checking;
using RulesHarness.Engines;
using RulesHarness.Tests.Tracing;

namespace RulesHarness.Tests.Cases;

/// <summary>
/// Tests that <c>&lt;</c> and <c>&lt;=</c> are told apart where a stored time is compared with the time of the request:
/// they differ at one instant, and no clock can be waited for.
/// </summary>
public sealed class InstantTests
{
    private const string Spec = """
        # Tickets

        ## Database Choice

        Firestore.

        ## Collection Inventory

        | Collection | Description | Primary Key |
        |---|---|---|
        | `passes` | Passes | auth uid |
        | `tickets` | Tickets | auto-generated |

        ## Schema Definitions

        ### `passes`

        | Field | Type | Required |
        |---|---|---|
        | `until` | timestamp | yes |

        ### `tickets`

        | Field | Type | Required |
        |---|---|---|
        | `opensAt` | timestamp | yes |
        | `usedAt` | timestamp | yes |
        | `seat` | int | yes |

        ## Security Rules

        | Role | Means |
        |---|---|
        | Passenger | `passes/{uid}.until > now` |

        - **tickets:** Signed-in users can get docs where `opensAt <= now`.
          - Passenger can delete docs.
          - Signed-in users can update `seat` where `usedAt < now - 10min`.
        """;

    private const string Rules = """
        match /tickets/{ticketId} {
          allow get: if request.auth != null && resource.data.opensAt <= request.time;
          allow delete: if request.auth != null
            && get(/databases/$(database)/documents/passes/$(request.auth.uid)).data.until > request.time;
          allow update: if request.auth != null && request.resource.data.seat is int
            && request.resource.data.diff(resource.data).affectedKeys().hasOnly(['seat'])
            && resource.data.usedAt < request.time - duration.value(10, 'm');
        }
        """;

    [TestCase("opensAt <=", "opensAt <=", true)]
    [TestCase("opensAt <=", "opensAt <", false)]
    [TestCase("until > request", "until >= request", false)]
    [TestCase("usedAt < request", "usedAt <= request", false)]
    public async Task Bound_of_a_time_is_tried_at_its_instant(string part, string edit, bool holds)
    {
        Rules.Should().Contain(part);
        var report = await Notes.CheckEmbeddedAsync(Rules.Replace(part, edit, StringComparison.Ordinal), Spec);

        var failed = report
            .Verdicts.Where(one => one.Status == CaseStatus.Failed)
            .Select(one => one.Case.Title)
            .ToList();
        (report.Outcome == Outcome.Holds).Should().Be(holds, string.Join("; ", failed));
        failed.Any(title => title.Contains(" at the instant when ", StringComparison.Ordinal)).Should().Be(!holds);
    }
}
