using static RulesHarness.Cli.Tests.Edits.Check;
using static RulesHarness.Cli.Tests.Edits.Direction;

namespace RulesHarness.Cli.Tests.Edits;

/// <summary>Checks of a value that are off by the least there is: one step, one type, one second.</summary>
internal static class ValueEdits
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
    ];
}
