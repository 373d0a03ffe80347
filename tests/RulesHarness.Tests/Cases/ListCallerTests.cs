using RulesHarness.Checking;
using RulesHarness.Tests.Tracing;

namespace RulesHarness.Tests.Cases;

/// <summary>
/// Tests who lists: a caller to whom another role gives the whole list shows nothing of what his own kind may list.
/// </summary>
public sealed class ListCallerTests
{
    // All who have an account are chiefs, so that each owner of a note in the fixtures is one.
    private const string Spec = """
        # Notes

        ## Database Choice

        Firestore.

        ## Collection Inventory

        | Collection | Description | Primary Key |
        |---|---|---|
        | `users` | Accounts | auth uid |
        | `notes` | Notes | auto-generated |

        ## Schema Definitions

        ### `users`

        | Field | Type | Required |
        |---|---|---|
        | `role` | enum("chief") | yes |

        ### `notes`

        | Field | Type | Required |
        |---|---|---|
        | `ownerId` | string | yes |

        ## Relationships

        - `notes.ownerId` → references `users.id` (one-to-many)

        ## Security Rules

        | Role | Means |
        |---|---|
        | Chief | `users/{uid}.role == "chief"` |

        - **notes:** Owner is `ownerId`.
          - Owner can list own docs.
          - Chief can list docs.
        """;

    private const string Chief =
        "request.auth != null && get(/databases/$(database)/documents/users/$(request.auth.uid)).data.role == 'chief'";
    private const string Owner = "request.auth != null && resource.data.ownerId == request.auth.uid";

    [TestCase($"{Owner} || {Chief}", true)]
    [TestCase(Chief, false)]
    [TestCase(Owner, false)]
    [TestCase($"request.auth != null || {Chief}", false)]
    [TestCase($"{Owner} || {Chief} || resource.data.ownerId == 'nobody'", false)]
    public async Task List_of_an_owner_is_tried_by_one_who_has_no_other_role(string condition, bool holds)
    {
        var report = await Notes.CheckEmbeddedAsync($"match /notes/{{id}} {{\n  allow list: if {condition};\n}}", Spec);

        report
            .Verdicts.Where(verdict => verdict.Case.Id.StartsWith("notes/list/owner/", StringComparison.Ordinal))
            .Should()
            .Contain(verdict => !verdict.Case.IsAllowed)
            .And.Contain(verdict => verdict.Case.IsAllowed);
        (report.Outcome == Outcome.Holds)
            .Should()
            .Be(
                holds,
                string.Join("; ", report.Verdicts.Where(one => one.Message.Length > 0).Select(one => one.Case.Title))
            );
    }
}
