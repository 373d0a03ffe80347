using RulesHarness.Cases;
using RulesHarness.Engines;
using RulesHarness.Engines.Embedded;
using RulesHarness.Fixtures;
using RulesHarness.Language.Syntax;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Tests.Cases;

/// <summary>
/// A small product with one role. Rules are given as the parts of one condition, in which <c>USER</c>, <c>ROOM</c>,
/// <c>TEAM</c>, <c>TOKEN</c>, <c>UID</c>
/// and <c>DATA</c> stand for what rules write at length.
/// </summary>
internal static class RoleWorld
{
    private const string Spec = """
        ---
        schema-probes: off
        ---
        # Rooms

        ## Database Choice

        Firestore.

        ## Collection Inventory

        | Collection | Description | Primary Key |
        |---|---|---|
        | `users` | Accounts | auth uid |
        | `teams` | Teams | auto-generated |
        | `rooms` | Rooms | auto-generated |
        | `rooms/{roomId}/logs` | What was said | auto-generated |

        ## Schema Definitions

        ### `users`

        | Field | Type | Required |
        |---|---|---|
        | `role` | enum("admin", "editor", "member") | yes |
        | `active` | boolean | yes |
        | `org` | string | yes |
        | `level` | int | yes |

        ### `teams`

        | Field | Type | Required |
        |---|---|---|
        | `members` | array of string | yes |

        ### `rooms`

        | Field | Type | Required |
        |---|---|---|
        | `uids` | array of string | yes |
        | `hosts` | array of string | no |
        | `ownerId` | string | yes |
        | `open` | boolean | yes |
        | `org` | string | yes |

        ### `rooms/{roomId}/logs`

        | Field | Type | Required |
        |---|---|---|
        | `text` | string | yes |
        | `authorId` | string | yes |
        | `org` | string | yes |
        | `tag` | string | no |
        | `teamId` | string | yes |
        | `level` | int | yes |
        | `tags` | array of string | yes |

        ## Security Rules

        ### Roles

        | Role | Means |
        |---|---|
        | Member | ROLE |

        ### Who may do what

        - **rooms/{roomId}/logs:** Owner is `authorId`.
          - SENTENCE

        """;

    public static string SpecOf(string role, string sentence) =>
        Spec.Replace("ROLE", role, StringComparison.Ordinal).Replace("SENTENCE", sentence, StringComparison.Ordinal);

    public static CaseSet Cases(string role, string sentence) =>
        CaseGenerator.Generate(TestData.Model(SpecOf(role, sentence)), new FixtureOptions(), TestData.Now);

    /// <summary>
    /// The verdicts of the embedded engine under rules that allow the operation where all parts hold.
    /// </summary>
    public static async Task<IReadOnlyList<Verdict>> RunAsync(
        CaseSet cases,
        string operation,
        IEnumerable<string> parts
    )
    {
        var condition = string.Join(" && ", parts.Prepend("request.auth != null").Select(part => $"({part})"))
            .Replace("USER", "get(/databases/$(d)/documents/users/$(request.auth.uid)).data", StringComparison.Ordinal)
            .Replace("ROOM", "get(/databases/$(d)/documents/rooms/$(roomId)).data", StringComparison.Ordinal)
            .Replace("TEAM", "get(/databases/$(d)/documents/teams/$(DATA.teamId)).data", StringComparison.Ordinal)
            .Replace("TOKEN", "request.auth.token", StringComparison.Ordinal)
            .Replace("UID", "request.auth.uid", StringComparison.Ordinal)
            .Replace(
                "DATA",
                operation == "create" ? "request.resource.data" : "resource.data",
                StringComparison.Ordinal
            );
        var rules = $$"""
            rules_version = '2';
            service cloud.firestore {
              match /databases/{d}/documents {
                match /rooms/{roomId}/logs/{logId} {
                  allow {{operation}}: if {{condition}};
                }
              }
            }
            """;
        await using var engine = new EmbeddedHost(TimeProvider.System);
        var opening = await engine.OpenAsync(
            new RulesFile("firestore.rules", rules),
            Task.FromResult<Dataset?>(cases.Data)
        );
        opening.Session.Should().NotBeNull("{0}", string.Join("; ", opening.Findings));
        return await opening.Session!.RunAllAsync(cases.Cases);
    }
}
