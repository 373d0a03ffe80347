using static RulesHarness.Cli.Tests.Edits.Check;
using static RulesHarness.Cli.Tests.Edits.Direction;

namespace RulesHarness.Cli.Tests.Edits;

/// <summary>Grants that are widened, narrowed, or lost.</summary>
internal static class PermissionEdits
{
    public static readonly RulesEdit[] All =
    [
        new(
            Weakening,
            Ownership,
            "an author's drafts are everybody's",
            "|| isUser(stored('authorId'))\n        || isCoAuthor()",
            "|| true\n        || isCoAuthor()",
            "posts/list/*",
            "- **posts:**",
            "Owner can read own docs.",
            "allow read: if stored('status') == 'published'"
        ),
        new(
            Weakening,
            List,
            "a list condition is weakened",
            "allow read: if stored('status') == 'published'",
            "allow read: if stored('status') != 'draft'",
            "posts/list/*",
            "- **posts:**",
            "Anyone can read docs where",
            "allow read: if stored('status') != 'draft'"
        ),
        new(
            Weakening,
            CollectionGroup,
            "a list of a collection group is opened",
            "allow list: if isUser(stored('authorId')) || isModerator();",
            "allow list: if request.auth != null;",
            "**/comments/list/*",
            "- **`**/comments`:**",
            "Owner can list own docs.",
            "allow list: if request.auth != null;"
        ),
        new(
            Tightening,
            CollectionGroup,
            "a list of a collection group is lost",
            "allow list: if isUser(stored('authorId')) || isModerator();",
            "allow get: if false;",
            "**/comments/list/*",
            "- **`**/comments`:**",
            "Owner can list own docs.",
            "match /{path=**}/comments/{commentId} {"
        ),
        new(
            Weakening,
            Cannot,
            "guests may list",
            "once.\n      allow list: if signedIn();",
            "once.\n      allow list: if true;",
            "publicProfiles/*",
            "## Access Patterns",
            "| People by name |",
            "allow list: if true;"
        ),
        new(
            Weakening,
            SignedIn,
            "guests may read",
            "allow read: if signedIn();",
            "allow read: if request.auth == null || signedIn();",
            "follows/*",
            "- **follows:**",
            "Signed-in users can read docs.",
            "allow read: if request.auth == null || signedIn();"
        ),
        new(
            Weakening,
            Ownership,
            "guests may write",
            "allow create, update: if isUser(userId) && isProfile(incoming());",
            "allow create, update: if isProfile(incoming());",
            "publicProfiles/*",
            "- **publicProfiles:**",
            "Owner can write own doc.",
            "allow create, update: if isProfile(incoming());"
        ),
        new(
            Tightening,
            RoleByClaim,
            "a claim's name is misspelt",
            "request.auth.token.get('moderator', false)",
            "request.auth.token.get('moderater', false)",
            "reports/get/*",
            "- **reports:**",
            "Moderator and Administrator can read docs.",
            "allow read: if isUser(stored('reporterId')) || isModerator() || isAdministrator();"
        ),
        new(
            Tightening,
            RoleByClaim,
            "a claim's value is misspelt",
            "request.auth.token.get('role', '') == 'admin'",
            "request.auth.token.get('role', '') == 'Admin'",
            "topics/delete/*",
            "- **topics:**",
            "Administrator can write docs.",
            "allow delete: if isAdministrator();\n    }\n  }"
        ),
        new(
            Weakening,
            RoleByClaim,
            "an address need not be verified",
            "        && request.auth.token.get('email_verified', false) == true\n",
            "",
            "invitations/get/*",
            "- **invitations:**",
            "Verified user can read docs where `email == token.email`.",
            "allow read: if ownsAddress(stored('email'))"
        ),
        new(
            Weakening,
            Condition,
            "an address need not be one's own",
            "\n        && request.auth.token.get('email', '') == email;",
            ";",
            "invitations/get/*",
            "- **invitations:**",
            "Verified user can read docs where `email == token.email`.",
            "allow read: if ownsAddress(stored('email'))"
        ),
        new(
            Weakening,
            FieldList,
            "a list of fields is wider",
            "changesOnly(['body', 'updatedAt'])",
            "changesOnly(['body', 'status', 'updatedAt'])",
            "posts/{postId}/comments/update/*",
            "- **posts/{postId}/comments:**",
            "Owner can update own docs, only `body`",
            "allow update: if isUser(resource.data.authorId)\n          && resource.data.status == 'visible'"
        ),
        new(
            Tightening,
            FieldList,
            "a list of fields is narrower",
            "changesOnly(['status', 'featured', 'updatedAt'])",
            "changesOnly(['status', 'updatedAt'])",
            "posts/update/*",
            "- **posts:**",
            "Moderator can update `status` and `featured`.",
            "allow update: if (isEditByAuthor()"
        ),
        new(
            Weakening,
            FieldList,
            "an excepted field is let go",
            "keeps(['plan', 'suspended', 'createdAt'])",
            "keeps(['plan', 'createdAt'])",
            "users/update/*",
            "- **users:**",
            "Owner can update own doc, except `plan` and `suspended`.",
            "allow update: if isUser(userId)\n        && keeps(['plan', 'createdAt'])"
        ),
        new(
            Weakening,
            Cannot,
            "a cannot is lost",
            "allow update: if isModerator()\n        && resource.data.reporterId != request.auth.uid\n",
            "allow update: if isModerator()\n",
            "reports/update/*",
            "- **reports:**",
            "Owner cannot update docs.",
            "allow update: if isModerator()\n        && resource.data.status in ['open', 'reviewing']"
        ),
        new(
            Weakening,
            Cannot,
            "a conditional cannot is lost",
            "allow delete: if resource.data.role != 'owner' && (isUser(userId) || isOrgAdmin(orgId));",
            "allow delete: if isUser(userId) || resource.data.role != 'owner' && isOrgAdmin(orgId);",
            "orgs/{orgId}/members/delete/*",
            "- **orgs/{orgId}/members:**",
            "Owner cannot delete own doc where `role == \"owner\"`.",
            "allow delete: if isUser(userId) || resource.data.role != 'owner'"
        ),
        new(
            Weakening,
            Condition,
            "a condition of create is lost",
            "&& incoming().plan == 'free'",
            "",
            "users/create/*",
            "- **users:**",
            "Owner can create own doc where",
            "allow create: if isUser(userId)\n        && isAccount(incoming())"
        ),
        new(
            Weakening,
            Condition,
            "a condition of create on null is lost",
            "&& incoming().assigneeId == null",
            "",
            "reports/create/*",
            "- **reports:**",
            "Owner can create own docs where",
            "allow create: if isReport(incoming())"
        ),
        new(
            Weakening,
            Condition,
            "a condition of create on the caller is lost",
            "&& incoming().followeeId != request.auth.uid",
            "",
            "follows/*",
            "- **follows:**",
            "Owner can create own docs where `followeeId != uid`.",
            "allow create: if isFollow(incoming())"
        ),
        new(
            Weakening,
            Ownership,
            "a document may be created in another's name",
            "&& isUser(incoming().reporterId)",
            "&& signedIn()",
            "reports/create/*",
            "- **reports:**",
            "Owner can create own docs where",
            "allow create: if isReport(incoming())"
        ),
        new(
            Weakening,
            Condition,
            "a condition on the stored document is lost",
            "          && resource.data.status != 'archived'\n",
            "",
            "posts/update/*",
            "- **posts:**",
            "Owner can update own docs, only `title`",
            "allow update: if (isEditByAuthor()"
        ),
        new(
            Weakening,
            Condition,
            "a condition of a co-author is lost",
            "          && resource.data.status == 'draft'\n          && changesOnly(",
            "          && changesOnly(",
            "posts/update/*",
            "- **posts:**",
            "Signed-in users can update `title`, `body` and `excerpt`",
            "allow update: if (isEditByAuthor()"
        ),
        new(
            Weakening,
            Time,
            "a condition on time is lost",
            "&& resource.data.expiresAt > request.time",
            "",
            "invitations/update/*",
            "- **invitations:**",
            "Verified user can update `status` where",
            "allow update: if isInvitation(incoming())\n        && changesOnly(['status', 'updatedAt'])\n        && ownsAddress(resource.data.email)"
        ),
        new(
            Weakening,
            Condition,
            "a condition on the new document is wider",
            "incoming().status in ['accepted', 'declined'];",
            "incoming().status in ['accepted', 'declined', 'revoked'];",
            "invitations/update/*",
            "- **invitations:**",
            "Verified user can update `status` where",
            "allow update: if isInvitation(incoming())\n        && changesOnly(['status', 'updatedAt'])\n        && ownsAddress(resource.data.email)"
        ),
        new(
            Weakening,
            Condition,
            "a condition of delete is lost",
            "allow delete: if isAdministrator() && resource.data.status in ['resolved', 'dismissed'];",
            "allow delete: if isAdministrator() || isAdministrator();",
            "reports/delete/*",
            "- **reports:**",
            "Administrator can delete docs where",
            "allow delete: if isAdministrator() || isAdministrator();"
        ),
        new(
            Weakening,
            RoleByMembership,
            "a role is anybody's",
            "return signedIn() && orgId is string && exists(membership(orgId));",
            "return signedIn() && orgId is string;",
            "orgs/{orgId}/members/get/*",
            "- **orgs/{orgId}/members:**",
            "Org member can read docs.",
            "allow read: if isOrgMember(orgId);"
        ),
        new(
            Weakening,
            RoleByMembership,
            "a role has a value too many",
            "return hasOrgRole(orgId, ['admin', 'owner']);",
            "return hasOrgRole(orgId, ['editor', 'admin', 'owner']) || false;",
            "orgs/update/*",
            "- **orgs:**",
            "Org admin can update docs, except `plan`.",
            "allow update: if isOrgAdmin(orgId)\n        && keeps(['plan', 'ownerId', 'createdAt'])"
        ),
        new(
            Tightening,
            RoleByMembership,
            "a role lacks a value",
            "return hasOrgRole(orgId, ['admin', 'owner']);",
            "return hasOrgRole(orgId, ['admin']);",
            "orgs/update/*",
            "- **orgs:**",
            "Org admin can update docs, except `plan`.",
            "allow update: if isOrgAdmin(orgId)\n        && keeps(['plan', 'ownerId', 'createdAt'])"
        ),
        new(
            Weakening,
            RoleByField,
            "a role is that of another's document",
            "isUser(get(/databases/$(database)/documents/posts/$(postId)).data.authorId);",
            "true;",
            "posts/{postId}/comments/list/*",
            "- **posts/{postId}/comments:**",
            "Anyone can read docs where `status == \"visible\"`.",
            "allow read: if stored('status') == 'visible'"
        ),
        new(
            Tightening,
            RoleByClaim,
            "a role may not read any more",
            "        || isOrgMember(stored('orgId'))\n        || isModerator();",
            "        || isOrgMember(stored('orgId'));",
            "posts/get/*",
            "- **posts:**",
            "Org member and Moderator can read docs.",
            "allow read: if stored('status') == 'published'"
        ),
        new(
            Tightening,
            Ownership,
            "one of several updates is removed",
            "\n      allow update: if isUser(userId)\n        && keeps(['plan', 'suspended', 'createdAt'])\n        && isAccount(incoming());\n",
            "",
            "users/update/*",
            "- **users:**",
            "Owner can update own doc, except `plan` and `suspended`.",
            "allow update: if isAdministrator()\n        && changesOnly(['plan', 'suspended', 'updatedAt'])"
        ),
        new(
            Tightening,
            RoleByClaim,
            "one of several ways to update is removed",
            " || isEditByModerator())",
            ")",
            "posts/update/*",
            "- **posts:**",
            "Moderator can update `status` and `featured`.",
            "allow update: if (isEditByAuthor()"
        ),
        new(
            Weakening,
            Ownership,
            "a private shelf is open to readers",
            "allow read, delete: if isUser(userId);\n\n        // Named after its post",
            "allow read, delete: if signedIn();\n\n        // Named after its post",
            "users/{userId}/bookmarks/get/*",
            "- **users/{userId}/bookmarks:**",
            "Signed-in users can read/write docs",
            "allow read, delete: if signedIn();"
        ),
        new(
            Weakening,
            ClosedWorld,
            "what nobody can do somebody can",
            "allow create: if isUser(userId) && isLike(incoming());",
            "allow create: if isUser(userId) && isLike(incoming());\n        allow update: if isUser(userId);",
            "posts/{postId}/likes/*",
            "- **posts/{postId}/likes:**",
            "Nobody can update docs.",
            "allow update: if isUser(userId);"
        ),
        new(
            Weakening,
            ClosedWorld,
            "all is open",
            "    match /topics/{topicId} {",
            "    match /{document=**} { allow read, write: if true; }\n    match /topics/{topicId} {",
            "topics/create/*",
            "- **topics:**",
            "Administrator can write docs.",
            "match /{document=**} { allow read, write: if true; }"
        ),
    ];
}
