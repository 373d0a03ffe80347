using static RulesHarness.Cli.Tests.Edits.Check;
using static RulesHarness.Cli.Tests.Edits.Direction;

namespace RulesHarness.Cli.Tests.Edits;

/// <summary>Grants that are off by the least there is: one field, one document, one query.</summary>
internal static class BoundaryEdits
{
    public static readonly RulesEdit[] All =
    [
        new(
            Tightening,
            Condition,
            "a choice of new values lacks one",
            "incoming().status in ['accepted', 'declined'];",
            "incoming().status in ['accepted'];",
            "invitations/update/*",
            "- **invitations:**",
            "Verified user can update `status` where",
            "allow update: if isInvitation(incoming())\n        && changesOnly(['status', 'updatedAt'])\n        && ownsAddress(resource.data.email)"
        ),
        new(
            Tightening,
            SignedIn,
            "guests may not read",
            "allow read: if stored('status') == 'published'",
            "allow read: if signedIn() && stored('status') == 'published'",
            "posts/get/*",
            "- **posts:**",
            "Anyone can read docs where",
            "allow read: if signedIn() && stored('status') == 'published'"
        ),
        new(
            Tightening,
            FieldList,
            "a field more may not be changed",
            "&& keeps(['plan', 'ownerId', 'createdAt'])",
            "&& keeps(['plan', 'ownerId', 'createdAt', 'name'])",
            "orgs/update/*",
            "- **orgs:**",
            "Org admin can update docs, except `plan`.",
            "allow update: if isOrgAdmin(orgId)\n        && keeps(['plan', 'ownerId', 'createdAt', 'name'])"
        ),
        new(
            Tightening,
            Cannot,
            "a cannot takes back too much",
            "allow delete: if resource.data.role != 'owner' && (isUser(userId) || isOrgAdmin(orgId));",
            "allow delete: if resource.data.role == 'member' && (isUser(userId) || isOrgAdmin(orgId));",
            "orgs/{orgId}/members/delete/*",
            "- **orgs/{orgId}/members:**",
            "Org admin can delete docs where `role != \"owner\"`.",
            "allow delete: if resource.data.role == 'member'"
        ),
        new(
            Weakening,
            Ownership,
            "a role may create in another's name",
            "        && isUser(incoming().invitedBy)\n",
            "",
            "invitations/create/*",
            "- **invitations:**",
            "Org admin can create own docs where",
            "allow create: if isInvitation(incoming())"
        ),
        new(
            Weakening,
            RoleByField,
            "what has no parent is everybody's",
            "&& exists(/databases/$(database)/documents/posts/$(postId))\n            && isUser(get(/databases/$(database)/documents/posts/$(postId)).data.authorId);",
            "&& (!exists(/databases/$(database)/documents/posts/$(postId))\n            || isUser(get(/databases/$(database)/documents/posts/$(postId)).data.authorId));",
            "posts/{postId}/comments/get/*",
            "- **posts/{postId}/comments:**",
            "Post author and Moderator can read docs.",
            "allow read: if stored('status') == 'visible'"
        ),
        new(
            Weakening,
            List,
            "a list may ask for more than one value",
            "allow read: if stored('status') == 'published'",
            "allow read: if stored('status') >= 'published'",
            "posts/list/*",
            "- **posts:**",
            "Anyone can read docs where",
            "allow read: if stored('status') >= 'published'"
        ),
        new(
            Weakening,
            CollectionGroup,
            "a collection is open as a group",
            "    match /orgs/{orgId} {",
            "    match /{path=**}/orgs/{orgId} {",
            "**/orgs/list/*",
            "- **orgs:**",
            "Signed-in users can list docs where",
            "allow list: if signedIn() && request.query.limit != null && request.query.limit <= 100;"
        ),
        new(
            Weakening,
            Limit,
            "a limit is one too high",
            "request.query.limit <= 100",
            "request.query.limit <= 101",
            "orgs/list/*",
            "- **orgs:**",
            "Signed-in users can list docs where",
            "allow list: if signedIn() && request.query.limit != null && request.query.limit <= 101;"
        ),
        new(
            Weakening,
            Limit,
            "a list needs no limit",
            "request.query.limit != null && request.query.limit <= 100",
            "(request.query.limit == null || request.query.limit <= 100)",
            "orgs/list/*",
            "- **orgs:**",
            "Signed-in users can list docs where",
            "allow list: if signedIn() && (request.query.limit == null"
        ),
        new(
            Tightening,
            Limit,
            "a limit is one too low",
            "request.query.limit <= 100",
            "request.query.limit < 100",
            "orgs/list/*",
            "- **orgs:**",
            "Signed-in users can list docs where",
            "allow list: if signedIn() && request.query.limit != null && request.query.limit < 100;"
        ),
        new(
            Weakening,
            Relationship,
            "a parent need not be there",
            "          && exists(/databases/$(database)/documents/posts/$(postId))\n          && incoming()",
            "          && incoming()",
            "posts/{postId}/comments/create/*",
            "## Relationships",
            "- `posts/{postId}/comments.postId`",
            "allow create: if isComment(incoming())"
        ),
        new(
            Weakening,
            Relationship,
            "what is referred to need not be there",
            "        && exists(/databases/$(database)/documents/posts/$(incoming().postId))\n",
            "",
            "reports/create/*",
            "## Relationships",
            "- `reports.postId`",
            "allow create: if isReport(incoming())"
        ),
        new(
            Tightening,
            Relationship,
            "what is referred to must be there",
            "&& incoming().postId == bookmarkId",
            "&& incoming().postId == bookmarkId\n          && exists(/databases/$(database)/documents/posts/$(bookmarkId))",
            "users/{userId}/bookmarks/create/*",
            "## Relationships",
            "- `users/{userId}/bookmarks.postId`",
            "allow create: if isUser(userId)\n          && isBookmark(incoming())"
        ),
        new(
            Tightening,
            DocumentId,
            "a document's id is built the other way round",
            "followId == incoming().followerId + '_' + incoming().followeeId",
            "followId == incoming().followeeId + '_' + incoming().followerId",
            "follows/*",
            "- **follows:**",
            "Owner can create own docs",
            "allow create: if isFollow(incoming())"
        ),
        new(
            Tightening,
            List,
            "documents are read one by one",
            "      allow read: if true;\n\n      allow create: if isAdministrator()\n        && isTopic",
            "      allow get: if true;\n\n      allow create: if isAdministrator()\n        && isTopic",
            "topics/list/*",
            "- **topics:**",
            "Anyone can read docs.",
            "match /topics/{topicId} {"
        ),
        new(
            Weakening,
            FieldList,
            "what is gone is not counted as changed",
            "return incoming().diff(resource.data).affectedKeys().hasOnly(fields);",
            "return incoming().diff(resource.data).changedKeys().hasOnly(fields);",
            "posts/{postId}/comments/update/*",
            "- **posts/{postId}/comments:**",
            "Owner can update own docs, only `body`",
            "allow update: if isUser(resource.data.authorId)\n          && resource.data.status == 'visible'"
        ),
        new(
            Weakening,
            List,
            "what may be got may be listed",
            "allow get: if true;\n      allow list: if signedIn() && request.query.limit != null && request.query.limit <= 100;",
            "allow read: if true;",
            "orgs/list/*",
            "- **orgs:**",
            "Signed-in users can list docs where",
            "allow read: if true;\n\n      allow create: if isOrg"
        ),
        new(
            Weakening,
            Limit,
            "a short list is open",
            "allow read: if ownsAddress(stored('email'))",
            "allow list: if request.query.limit <= 10;\n      allow read: if ownsAddress(stored('email'))",
            "invitations/list/*",
            "- **invitations:**",
            "Verified user can read docs where",
            "allow list: if request.query.limit <= 10;"
        ),
    ];
}
