using RulesHarness.Checking;
using RulesHarness.Tests.Tracing;

namespace RulesHarness.Tests.Cases;

/// <summary>
/// Tests that a grant to several roles is shown for each of them: by a caller who has none of the others. And that a
/// list of fields is broken by one more field, alone and beside those that may change.
/// </summary>
public sealed class OtherRoleTests
{
    private const string Spec = """
        # Books

        ## Database Choice

        Firestore.

        ## Collection Inventory

        | Collection | Description | Primary Key |
        |---|---|---|
        | `users` | Accounts | auth uid |
        | `books` | Books | auto-generated |
        | `books/{bookId}/chapters` | Their chapters | auto-generated |

        ## Schema Definitions

        ### `users`

        | Field | Type | Required |
        |---|---|---|
        | `role` | enum("chief", "writer") | yes |

        ### `books`

        | Field | Type | Required |
        |---|---|---|
        | `authorId` | string | yes |

        ### `books/{bookId}/chapters`

        | Field | Type | Required |
        |---|---|---|
        | `title` | string | yes |
        | `state` | string | yes |

        ## Relationships

        - `books.authorId` → references `users.id` (one-to-many)

        ## Security Rules

        | Role | Means |
        |---|---|
        | Author | `books/{bookId}.authorId == uid` |
        | Chief | `users/{uid}.role == "chief"` |

        - **books/{bookId}/chapters:** Author and Chief can read docs.
          - Chief can update `title`.
        """;

    private const string Author =
        "get(/databases/$(database)/documents/books/$(bookId)).data.authorId == request.auth.uid";
    private const string Chief = "get(/databases/$(database)/documents/users/$(request.auth.uid)).data.role == 'chief'";
    private const string OnlyTitle = "hasOnly(['title'])";

    [TestCase($"{Author} || {Chief}", OnlyTitle, true)]
    [TestCase(Chief, OnlyTitle, false)]
    [TestCase(Author, OnlyTitle, false)]
    [TestCase($"{Author} || {Chief}", "hasAll(['title'])", false)]
    [TestCase($"{Author} || {Chief}", "hasAny(['title'])", false)]
    [TestCase($"{Author} || {Chief}", "hasOnly(['title', 'state'])", false)]
    public async Task Each_role_and_each_field_decides(string readers, string changes, bool holds)
    {
        var report = await Notes.CheckEmbeddedAsync(
            $$"""
            match /books/{bookId}/chapters/{chapterId} {
              allow read: if request.auth != null && ({{readers}});
              allow update: if request.auth != null && {{Chief}}
                && request.resource.data.keys().hasOnly(['title', 'state'])
                && request.resource.data.get('title', 0) is string && request.resource.data.get('state', 0) is string
                && request.resource.data.diff(resource.data).affectedKeys().{{changes}};
            }
            """,
            Spec
        );

        (report.Outcome == Outcome.Holds)
            .Should()
            .Be(
                holds,
                string.Join("; ", report.Verdicts.Where(one => one.Message.Length > 0).Select(one => one.Case.Title))
            );
    }
}
