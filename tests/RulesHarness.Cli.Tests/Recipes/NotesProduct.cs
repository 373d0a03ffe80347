namespace RulesHarness.Cli.Tests.Recipes;

/// <summary>A product of one collection whose rules do what its spec says.</summary>
internal static class NotesProduct
{
    public const string Rules = "firestore.rules";
    public const string RightRead = "allow get: if request.auth != null && resource.data.ownerId == request.auth.uid;";
    public const string OpenRead = "allow get: if true;";

    public static (string File, string Text)[] Files { get; } =
    [
        ("firebase.json", """{ "firestore": { "rules": "firestore.rules", "indexes": "firestore.indexes.json" } }"""),
        ("firestore.indexes.json", """{ "indexes": [], "fieldOverrides": [] }"""),
        (
            Rules,
            $$"""
            rules_version = '2';
            service cloud.firestore {
              match /databases/{database}/documents {
                match /notes/{noteId} {
                  {{RightRead}}
                }
              }
            }

            """
        ),
        (
            "spec/database.md",
            """
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
            | `ownerId` | string | yes | immutable | The owner |

            ## Security Rules

            - **notes:** Owner is `ownerId`.
              - Owner can get own docs.

            """
        ),
    ];
}
