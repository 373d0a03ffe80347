using static RulesHarness.Cli.Tests.Edits.Check;
using static RulesHarness.Cli.Tests.Edits.Direction;

namespace RulesHarness.Cli.Tests.Edits;

/// <summary>Checks that are off by the least there is: one value, one type, one second, one document.</summary>
internal static class BoundaryEdits
{
    public static readonly RulesEdit[] All =
    [
        new(
            Weakening,
            RoleByClaim,
            "a claim need only be there",
            "request.auth.token.get('moderator', false) == true",
            "'moderator' in request.auth.token",
            "reports/get/*",
            "- **reports:**",
            "Moderator and Administrator can read docs.",
            "allow read: if isUser(stored('reporterId')) || isModerator() || isAdministrator();"
        ),
        new(
            Weakening,
            RoleByClaim,
            "a claim may be of any type",
            "request.auth.token.get('moderator', false) == true",
            "request.auth.token.get('moderator', false) != false",
            "posts/get/*",
            "- **posts:**",
            "Org member and Moderator can read docs.",
            "allow read: if stored('status') == 'published'"
        ),
        new(
            Weakening,
            RoleByClaim,
            "a claim need only begin right",
            "request.auth.token.get('role', '') == 'admin'",
            "request.auth.token.get('role', '').matches('admin.*')",
            "posts/delete/*",
            "- **posts:**",
            "Administrator can delete docs.",
            "allow delete: if isAdministrator();\n\n      match /comments"
        ),
        new(
            Weakening,
            Boundary,
            "a number may be at its boundary",
            "resource.data.severity < 5",
            "resource.data.severity <= 5",
            "reports/update/*",
            "- **reports:**",
            "Moderator can update `severity`",
            "allow update: if isModerator()\n        && resource.data.reporterId"
        ),
        new(
            Tightening,
            Boundary,
            "a number may not be just below its boundary",
            "resource.data.severity < 5",
            "resource.data.severity < 4",
            "reports/update/*",
            "- **reports:**",
            "Moderator can update `severity`",
            "allow update: if isModerator()\n        && resource.data.reporterId"
        ),
        new(
            Weakening,
            Time,
            "an end is a day later",
            "&& resource.data.expiresAt > request.time",
            "&& resource.data.expiresAt > request.time - duration.value(1, 'd')",
            "invitations/update/*",
            "- **invitations:**",
            "Verified user can update `status` where",
            "allow update: if isInvitation(incoming())\n        && changesOnly(['status', 'updatedAt'])\n        && ownsAddress(resource.data.email)"
        ),
        new(
            Tightening,
            Time,
            "an end is a day earlier",
            "&& incoming().expiresAt > request.time",
            "&& incoming().expiresAt > request.time + duration.value(1, 'd')",
            "invitations/create/*",
            "- **invitations:**",
            "Org admin can create own docs where",
            "allow create: if isInvitation(incoming())"
        ),
        new(
            Weakening,
            ServerTime,
            "a server time may be past",
            "&& like.createdAt == request.time;",
            "&& like.createdAt <= request.time;",
            "posts/{postId}/likes/*",
            "### `posts/{postId}/likes`",
            "| `createdAt` |",
            "allow create: if isUser(userId) && isLike(incoming());"
        ),
        new(
            Weakening,
            ServerTime,
            "a server time may be to come",
            "&& like.createdAt == request.time;",
            "&& like.createdAt >= request.time;",
            "posts/{postId}/likes/*",
            "### `posts/{postId}/likes`",
            "| `createdAt` |",
            "allow create: if isUser(userId) && isLike(incoming());"
        ),
        new(
            Weakening,
            ServerTime,
            "a server time may be a minute old",
            "&& topic.updatedAt == request.time;",
            "&& topic.updatedAt <= request.time && topic.updatedAt > request.time - duration.value(1, 'm');",
            "topics/create/*",
            "### `topics`",
            "| `updatedAt` |",
            "allow create: if isAdministrator()\n        && isTopic(incoming())"
        ),
        new(
            Weakening,
            TypeOfValue,
            "a text may be a list",
            "return value is string && value.size() >= least",
            "return value.size() >= least",
            "orgs/create/*",
            "### `orgs`",
            "| `name` |",
            "allow create: if isOrg(incoming())"
        ),
        new(
            Weakening,
            TypeOfValue,
            "an integer may be a fraction",
            "return value is int && value >= least",
            "return value is number && value >= least",
            "reports/create/*",
            "### `reports`",
            "| `severity` |",
            "allow create: if isReport(incoming())"
        ),
        new(
            Tightening,
            TypeOfValue,
            "a boolean is only true",
            "&& follow.notify is bool",
            "&& follow.notify == true",
            "follows/*",
            "- **follows:**",
            "Owner can update own docs, only `notify`.",
            "allow update: if isUser(resource.data.followerId)"
        ),
        new(
            Tightening,
            Length,
            "a length is one too long at its least",
            "&& isText(org.name, 2, 80)",
            "&& isText(org.name, 3, 80)",
            "orgs/create/*",
            "- **orgs:**",
            "Owner can create own docs where `plan",
            "allow create: if isOrg(incoming())"
        ),
        new(
            Tightening,
            Length,
            "an optional text may not be empty",
            "isText(topic.get('description', ''), 0, 300)",
            "(!('description' in topic) || isText(topic.description, 1, 300))",
            "topics/create/*",
            "### `topics`",
            "| `description` |",
            "allow create: if isAdministrator()\n        && isTopic(incoming())"
        ),
        new(
            Tightening,
            NumberRange,
            "a range is narrower at its most",
            "isIntIn(post.readingMinutes, 1, 240)",
            "isIntIn(post.readingMinutes, 1, 239)",
            "posts/create/*",
            "- **posts:**",
            "Owner can create own docs where",
            "allow create: if isNewPost(incoming())"
        ),
        new(
            Tightening,
            NumberRange,
            "a range is narrower at its least",
            "isIntIn(topic.position, 0, 999)",
            "isIntIn(topic.position, 1, 999)",
            "topics/create/*",
            "- **topics:**",
            "Administrator can write docs.",
            "allow create: if isAdministrator()\n        && isTopic(incoming())"
        ),
        new(
            Tightening,
            NumberRange,
            "a fraction may not be at its end",
            "org.revenueShare <= 1",
            "org.revenueShare < 1",
            "orgs/create/*",
            "- **orgs:**",
            "Owner can create own docs where `plan",
            "allow create: if isOrg(incoming())"
        ),
        new(
            Tightening,
            Items,
            "a list is one too short",
            "return list is list && list.size() <= 5",
            "return list is list && list.size() <= 4",
            "posts/create/*",
            "- **posts:**",
            "Owner can create own docs where",
            "allow create: if isNewPost(incoming())"
        ),
        new(
            Tightening,
            Items,
            "a list may not be empty",
            "return list is list && list.size() <= 5",
            "return list is list && list.size() > 0 && list.size() <= 5",
            "posts/create/*",
            "- **posts:**",
            "Owner can create own docs where",
            "allow create: if isNewPost(incoming())"
        ),
        new(
            Tightening,
            Pattern,
            "a pattern asks for more",
            "value.matches('[^@ ]+@[^@ ]+')",
            "value.matches('[^@ ]+@[^@ ]+[.]com')",
            "users/create/*",
            "- **users:**",
            "Owner can create own doc where",
            "allow create: if isUser(userId)\n        && isAccount(incoming())"
        ),
        new(
            Tightening,
            EnumValue,
            "an enum lacks a value on update",
            "report.status in ['open', 'reviewing', 'resolved', 'dismissed']",
            "report.status in ['open', 'reviewing', 'resolved']",
            "reports/update/*",
            "- **reports:**",
            "Moderator can update `severity`",
            "allow update: if isModerator()\n        && resource.data.reporterId"
        ),
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
            NumberRange,
            "a range of a fraction is a little wider",
            "org.revenueShare <= 1\n",
            "org.revenueShare <= 1.5\n",
            "orgs/create/*",
            "### `orgs`",
            "| `revenueShare` |",
            "allow create: if isOrg(incoming())"
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
            ServerTime,
            "a time of the server's may be changed",
            "changesOnly(['body', 'updatedAt'])",
            "changesOnly(['body', 'createdAt', 'updatedAt'])",
            "posts/{postId}/comments/update/*",
            "- **posts/{postId}/comments:**",
            "Owner can update own docs, only `body`",
            "allow update: if isUser(resource.data.authorId)\n          && resource.data.status == 'visible'"
        ),
        new(
            Weakening,
            TypeOfValue,
            "a schema is forgotten in the second statement of two",
            "allow create: if isMembership(incoming())\n          && incoming().role != 'owner'",
            "allow create: if incoming().role != 'owner'",
            "orgs/{orgId}/members/create/*",
            "### `orgs/{orgId}/members`",
            "| `title` |",
            "allow create: if incoming().role != 'owner'"
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
