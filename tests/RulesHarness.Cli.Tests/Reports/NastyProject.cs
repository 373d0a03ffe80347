using RulesHarness.Cli.Tests.Running;

namespace RulesHarness.Cli.Tests.Reports;

/// <summary>
/// A small product whose texts would break reports that don't take care: markup, commands of CI services, text that
/// runs from right to left, emoji and control characters. Its rules have a failure of each kind.
/// </summary>
internal static class NastyProject
{
    public const string Script = "<script>alert(1)</script>";
    public const string Command = "::error file=x::owned";

    private const string Spec = """
        # Notes

        ## Database Choice

        Firestore.

        ## Collection Inventory

        | Collection | Description | Primary Key |
        |---|---|---|
        | `notes` | Private notes | auto-generated |

        ## Schema Definitions

        ### `notes`

        | Field | Type | Required | Constraints | Description |
        |---|---|---|---|---|
        | `ownerId` | string | yes | immutable | |
        | `label` | enum("<script>alert(1)</script>", "a \| b", "::error file=x::owned", "שלום 🙂 `x` ]]>") | yes | | |
        | `text` | string | yes | length 1..100 | |

        ## Access Patterns

        | Query | Collection | Filters | Sort |
        |---|---|---|---|
        | Notes <b>by</b> label & ]]> | `notes` | `ownerId == uid and label == "<script>alert(1)</script>"` | |

        ## Security Rules

        - **notes:** Owner is `ownerId`.
          - Owner can read own docs.
          - Owner can delete own docs where `label == "<script>alert(1)</script>"`.
          - Owner can create own docs.
        """;

    private const string Rules = """
        rules_version = '2';
        service cloud.firestore {
          match /databases/{database}/documents {
            match /notes/{noteId} {
              function mine(note) {
                return request.auth != null && note.get('ownerId', '') == request.auth.uid;
              }

              allow get: if mine(resource.data);
              allow list: if request.auth.token.get('debug', '') == '::error file=x::owned\u0007';
              allow delete: if mine(resource.data);
              allow create: if mine(request.resource.data);
            }
          }
        }
        """;

    public static SampleProject Write() =>
        SampleProject
            .Empty()
            .Write(SampleProject.Spec, Spec)
            .Write(SampleProject.Rules, Rules)
            .Write(SampleProject.Indexes, """{ "indexes": [], "fieldOverrides": [] }""")
            .Write(SampleProject.Configuration, SampleProject.Original(SampleProject.Configuration));
}
