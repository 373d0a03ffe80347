using RulesHarness.Checking;
using RulesHarness.Engines;
using RulesHarness.Tests.Tracing;

namespace RulesHarness.Tests.Checking;

/// <summary>Single edits of a product that change one rare decision each: the check fails.</summary>
public sealed class SilentEditTests
{
    private const string Spec = """
        # Halls

        ## Database Choice

        Firestore.

        ## Collection Inventory

        | Collection | Description | Primary Key |
        |---|---|---|
        | `halls` | Halls | auto-generated |
        | `halls/{hallId}/doors` | Their doors | auto-generated |
        | `guards` | Who lets people in | auth uid |
        | `painters` | Who paints doors | auth uid |
        | `passes` | Who may come in | auto-generated |

        ## Schema Definitions

        ### `halls`

        | Field | Type | Required | Constraints |
        |---|---|---|---|
        | `keeperIds` | array of string | yes | items 1..2 |

        ### `halls/{hallId}/doors`

        | Field | Type | Required |
        |---|---|---|
        | `painterId` | string | yes |

        ### `guards`

        | Field | Type | Required |
        |---|---|---|
        | `name` | string | yes |

        ### `painters`

        | Field | Type | Required |
        |---|---|---|
        | `name` | string | yes |

        ### `passes`

        | Field | Type | Required |
        |---|---|---|
        | `holderId` | string | yes |
        | `guardId` | string | yes |
        | `begunAt` | timestamp | yes |
        | `endsAt` | timestamp | yes |

        ## Relationships

        - `passes.guardId` -> `guards.id` (one-to-many, must exist)

        ## Security Rules

        | Role | Means |
        |---|---|
        | Keeper | `halls/{hallId}.keeperIds has uid` |

        ### Who may do what

        - **halls:** Keeper can get docs.
        - **halls/{hallId}/doors:** Keeper can get and delete docs.
        - **`**/doors`:** Signed-in users can list docs where `painterId == uid`.
        - **guards:** Anyone can get docs.
        - **painters:** Anyone can get docs.
        - **passes:** Owner is `holderId`.
          - Owner can read own docs.
          - Owner can create own docs where `begunAt <= now and endsAt > now`.

        """;

    private const string Matches = """
        function uid() { return request.auth.uid; }
        function hall(id) { return /databases/$(database)/documents/halls/$(id); }
        function keeps(id) { return request.auth != null && exists(hall(id)) && uid() in get(hall(id)).data.keeperIds; }
        match /halls/{hallId} {
          allow get: if request.auth != null && uid() in resource.data.keeperIds;
          match /doors/{doorId} {
            allow get, delete: if keeps(hallId);
          }
        }
        match /{path=**}/doors/{doorId} {
          allow list: if request.auth != null && resource.data.painterId == uid();
        }
        match /guards/{guardId} { allow get: if true; }
        match /painters/{painterId} { allow get: if true; }
        match /passes/{passId} {
          allow read: if request.auth != null && resource.data.holderId == uid();
          allow create: if isPass(request.resource.data);
        }
        function isPass(pass) {
          return request.auth != null
            && pass.keys().hasOnly(['holderId', 'guardId', 'begunAt', 'endsAt'])
            && pass.keys().hasAll(['holderId', 'guardId', 'begunAt', 'endsAt'])
            && pass.holderId == uid()
            && pass.guardId is string
            && pass.guardId.size() > 0
            && exists(/databases/$(database)/documents/guards/$(pass.guardId))
            && pass.begunAt is timestamp
            && pass.begunAt <= request.time
            && pass.endsAt is timestamp
            && pass.endsAt > request.time;
        }
        """;

    [Test]
    public async Task Product_holds_and_nothing_is_to_be_said()
    {
        var report = await Notes.CheckEmbeddedAsync(Matches, Spec);

        report.Found().Should().BeEmpty("what a group's sentence grants in each of its collections is shown, too");
        report.Outcome.Should().Be(Outcome.Holds);
    }

    [TestCase("endsAt > request.time", "endsAt >= request.time", "passes/create/owner/endsat-now")]
    [TestCase("begunAt <= request.time", "begunAt < request.time", "passes/create/owner/begunat-now")]
    [TestCase("documents/guards/", "documents/painters/", "passes/create/owner/guardid-refers-to-nothing")]
    public async Task Edit_of_the_rules_fails_the_case_that_it_decides_otherwise(
        string part,
        string replacement,
        string failed
    )
    {
        var report = await Notes.CheckEmbeddedAsync(Matches.Replace(part, replacement, StringComparison.Ordinal), Spec);

        report.Outcome.Should().Be(Outcome.Fails);
        report
            .Verdicts.Where(verdict => verdict.Status == CaseStatus.Failed)
            .Select(verdict => verdict.Case.Id)
            .Should()
            .Contain(failed);
    }

    [TestCase(" and endsAt > now`", "`", TestName = "{m}(a time that is to come)")]
    [TestCase("`begunAt <= now and ", "`", TestName = "{m}(a time that is over)")]
    public async Task Condition_of_the_rules_that_the_spec_does_not_have_fails(string part, string replacement)
    {
        var report = await Notes.CheckEmbeddedAsync(Matches, Spec.Replace(part, replacement, StringComparison.Ordinal));

        report.Outcome.Should().Be(Outcome.Fails);
        report
            .Verdicts.Where(verdict => verdict.Status == CaseStatus.Failed)
            .Should()
            .Contain(verdict => verdict.Case.IsAllowed && verdict.Case.Collection.Text == "passes");
    }

    [TestCase("match /doors/{doorId}", "match /doors/{doorId=**}", "halls/{hallId}/doors/{doorId=**}")]
    [TestCase("match /doors/{doorId}", "match /{any}/{doorId}", "halls/{hallId}/{any}")]
    public async Task Wider_path_for_the_holders_of_a_role_by_a_field_is_an_open_collection(
        string part,
        string replacement,
        string opened
    )
    {
        var report = await Notes.CheckEmbeddedAsync(Matches.Replace(part, replacement, StringComparison.Ordinal), Spec);

        report.Outcome.Should().Be(Outcome.Fails);
        report
            .Found()
            .Should()
            .Contain(found =>
                found.StartsWith("RH7001", StringComparison.Ordinal)
                && found.Contains(opened, StringComparison.Ordinal)
                && found.Contains("Keeper to get, delete", StringComparison.Ordinal)
            );
    }
}
