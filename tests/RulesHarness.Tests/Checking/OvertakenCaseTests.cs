using RulesHarness.Engines;
using RulesHarness.Tests.Tracing;

namespace RulesHarness.Tests.Checking;

/// <summary>
/// Tests that right rules pass on an emulator that is so slow that a time near now is not near any more when it is asked.
/// </summary>
public sealed class OvertakenCaseTests
{
    private const string Spec = """
        # Sensors

        ## Database Choice

        Firestore.

        ## Collection Inventory

        | Collection | Description | Primary Key |
        |---|---|---|
        | `pings` | Pings | auto-generated |

        ## Schema Definitions

        ### `pings`

        | Field | Type | Required |
        |---|---|---|
        | `at` | timestamp | yes |

        ## Security Rules

        - **pings:** Signed-in users can get docs where `at > now - 10s`.
          - Signed-in users can delete docs where `at < now - 10s`.
        """;

    private const string Rules = """
        match /pings/{id} {
          allow get: if request.auth != null && resource.data.at > request.time - duration.value(10, 's');
          allow delete: if request.auth != null && resource.data.at < request.time - duration.value(10, 's');
        }
        """;

    [TestCase("10, 's'", true)]
    [TestCase("1, 's'", false)]
    public async Task Case_that_is_sent_too_late_is_decided_at_its_own_time(string duration, bool holds)
    {
        var rules = Rules.Replace("10, 's'", duration, StringComparison.Ordinal);

        var report = await Notes.CheckOnEmulatorAsync(rules, Spec, new LateClock());

        report.Verdicts.All(verdict => verdict.Status == CaseStatus.Passed).Should().Be(holds);
    }

    /// <summary>The cases are made for a time that is a minute ago.</summary>
    private sealed class LateClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() - TimeSpan.FromMinutes(1);
    }
}
