using static RulesHarness.Cli.Tests.Edits.Check;
using static RulesHarness.Cli.Tests.Edits.Direction;

namespace RulesHarness.Cli.Tests.Edits;

/// <summary>The edits that any check of rules is worth nothing without.</summary>
internal static class SixEdits
{
    public static readonly RulesEdit[] All =
    [
        new(
            Weakening,
            Ownership,
            "an ownership comparison is replaced by true",
            "allow delete: if isUser(resource.data.followerId);",
            "allow delete: if true;",
            "follows/*",
            "- **follows:**",
            "Owner can delete own docs.",
            "allow delete: if true;"
        ),
        new(
            Tightening,
            Condition,
            "a status is dropped from a read",
            """
                  allow read: if stored('status') == 'published'
                    || isUser(stored('authorId'))
            """,
            "      allow read: if isUser(stored('authorId'))",
            "posts/*",
            "- **posts:**",
            "Anyone can read docs where `status == \"published\"`.",
            """
            allow read: if isUser(stored('authorId'))
                    || isCoAuthor()
            """
        ),
        new(
            Weakening,
            ClosedWorld,
            "an allow delete is added",
            "allow delete: if resource.data.status != 'pending' && isOrgAdmin(resource.data.orgId);",
            """
            allow delete: if resource.data.status != 'pending' && isOrgAdmin(resource.data.orgId);
                  allow delete: if isUser(resource.data.invitedBy);
            """,
            "invitations/*",
            "- **invitations:**",
            "Org admin can delete docs where `status != \"pending\"`.",
            "allow delete: if isUser(resource.data.invitedBy);"
        ),
        new(
            Tightening,
            Ownership,
            "an allow update is removed",
            """
                  allow update: if isUser(resource.data.followerId)
                    && changesOnly(['notify'])
                    && isFollow(incoming());
            """,
            "",
            "follows/*",
            "- **follows:**",
            "Owner can update own docs, only `notify`.",
            "match /follows/{followId} {"
        ),
        new(
            Weakening,
            Immutable,
            "an immutable field is let go",
            "&& keeps(['plan', 'ownerId', 'createdAt'])",
            "&& keeps(['plan', 'createdAt'])",
            "orgs/*",
            "### `orgs`",
            "| `ownerId` |",
            """
            allow update: if isOrgAdmin(orgId)
                    && keeps(['plan', 'createdAt'])
            """
        ),
        new(
            Weakening,
            RoleByMembership,
            "a role look-up is inverted",
            "get(membership(orgId)).data.role in roles;",
            "!(get(membership(orgId)).data.role in roles);",
            "orgs/*",
            "- **orgs:**",
            "Org admin can update docs, except `plan`.",
            """
            allow update: if isOrgAdmin(orgId)
                    && keeps(['plan', 'ownerId', 'createdAt'])
            """
        ),
    ];
}
